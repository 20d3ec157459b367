package bearer.agent.appmetrics;

import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.metrics.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All registries of the applications in this JVM. For one thread at a time; runs their code. */
final class Registries {
  private static final long SECOND = 1_000_000_000L;

  /** From one look for registries to the next: the JVM has to list all its classes for it. */
  private static final long LOOK = 60 * SECOND;

  /** Until it is said that there are none. */
  private static final long PATIENCE = 300 * SECOND;

  private final Map<String, Library> libraries = new HashMap<>();
  private final List<String> preferred = new ArrayList<>();
  private final ClassStates states;
  private final Map<String, String> common;
  private final Ticker ticker;
  private final Log log;
  private final long begin;
  private final List<Registry> known = new ArrayList<>();
  private long looked;

  Registries(
      List<Library> libraries,
      ClassStates states,
      Map<String, String> common,
      Ticker ticker,
      Log log) {
    for (Library library : libraries) {
      this.libraries.put(library.globalClass(), library);
      this.preferred.add(library.globalClass());
    }
    this.states = states;
    this.common = common;
    this.ticker = ticker;
    this.log = log;
    this.begin = ticker.nanos();
    this.looked = begin - LOOK;
  }

  void show(List<Sample> samples) {
    look();
    List<Registry> used = used();
    if (used.isEmpty()) {
      if (ticker.nanos() - begin >= PATIENCE) {
        tell(
            "none",
            "there is neither a Micrometer whose global registry has another one in it nor a global"
                + " OpenTelemetry");
      }
      return;
    }
    List<@Nullable ClassLoader> loaders = new ArrayList<>();
    for (Registry one : used) {
      Class<?> global = one.global();
      loaders.add(global == null ? null : global.getClassLoader());
    }
    Assignment assignment = new Assignment(loaders, samples);
    if (assignment.hasOrphans) {
      tell("several", "there are several registries, and for some calls none is the caller's");
    }
    for (int i = 0; i < used.size(); i++) {
      show(used.get(i), assignment.samples.get(i));
    }
  }

  private void show(Registry one, List<Sample> samples) {
    try {
      one.show(samples, common);
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      giveUp(one, failed);
    }
  }

  private void giveUp(Registry one, Throwable failed) {
    one.broken = true;
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    tell("failed", one.library.name() + " failed with " + cause.getClass().getName());
  }

  private void tell(String key, String why) {
    log.once(
        Level.WARN,
        Code.METRICS_UNUSED,
        key,
        "bearer.metrics=application does not have all it should: " + why);
  }

  private void look() {
    known.removeIf(one -> one.global() == null);
    if (ticker.nanos() - looked < LOOK && !known.isEmpty()) {
      return;
    }
    looked = ticker.nanos();
    for (Class<?> global : states.loaded(libraries.keySet())) {
      if (known.stream().noneMatch(one -> one.isOf(global))) {
        Library library = libraries.get(global.getName());
        if (library != null) {
          known.add(new Registry(library, global));
        }
      }
    }
  }

  /** One for each application: the one it had before, else that of the preferred library. */
  private List<Registry> used() {
    List<Registry> used = new ArrayList<>();
    Set<@Nullable ClassLoader> served = new HashSet<>();
    for (boolean chosen : new boolean[] {true, false}) {
      for (String library : preferred) {
        for (Registry one : known) {
          Class<?> global = one.global();
          if (one.chosen == chosen
              && global != null
              && global.getName().equals(library)
              && !served.contains(global.getClassLoader())
              && isUsed(one)) {
            served.add(global.getClassLoader());
            used.add(one);
          }
        }
      }
    }
    used.forEach(one -> one.chosen = true);
    return used;
  }

  private boolean isUsed(Registry one) {
    try {
      return one.isUsed(states);
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      giveUp(one, failed);
      return false;
    }
  }
}
