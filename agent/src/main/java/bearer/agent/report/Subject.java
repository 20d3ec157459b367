package bearer.agent.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service in one environment: all its processes, those that have ended too. Immutable. */
final class Subject {
  /** A verdict is about what was lately: what is mended should not be held against anybody. */
  static final long RECENT_MILLIS = TimeUnit.HOURS.toMillis(24);

  private static final long ALIVE_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final long RESTART_MILLIS = TimeUnit.HOURS.toMillis(1);

  final List<Life> lives;

  /** Those that had something to tell at the end. */
  final List<Life> current = new ArrayList<>();

  /** The last moment of all, in milliseconds since 1970. */
  final long until;

  final long from;

  Subject(List<Life> lives) {
    this.lives = lives;
    long newest = 0;
    long oldest = Long.MAX_VALUE;
    for (Life life : lives) {
      newest = Math.max(newest, life.last().at);
      oldest = Math.min(oldest, life.first().since);
    }
    this.until = newest;
    this.from = oldest;
    for (Life life : lives) {
      if (life.last().at >= newest - ALIVE_MILLIS) {
        current.add(life);
      }
    }
  }

  Moment newest() {
    Moment newest = current.get(0).last();
    for (Life life : current) {
      newest = life.last().at > newest.at ? life.last() : newest;
    }
    return newest;
  }

  /** Of everything that is known. */
  Totals all() {
    Totals totals = new Totals();
    for (Life life : lives) {
      totals.add(life.last(), 1);
    }
    return totals;
  }

  /** Of the last 24 hours, as closely as moments were kept. */
  Totals recent() {
    Totals totals = new Totals();
    for (Life life : lives) {
      if (life.last().at > until - RECENT_MILLIS) {
        totals.add(life.last(), 1);
        Moment before = life.before(until - RECENT_MILLIS);
        if (before != null) {
          totals.add(before, -1);
        }
      }
    }
    return totals;
  }

  /** The names of those that are in force in any process. */
  Set<String> rules() {
    Set<String> names = new LinkedHashSet<>();
    for (Life life : current) {
      for (Facts rule : life.last().all("rules")) {
        names.add(rule.text("name"));
      }
    }
    return names;
  }

  /** The stages at which processes are with a rule. */
  Set<Stage> stages(String rule) {
    Set<Stage> stages = new TreeSet<>();
    for (Life life : current) {
      Facts facts = life.last().rule(rule);
      if (facts != null) {
        stages.add(Stage.of(facts));
      }
    }
    return stages;
  }

  /**
   * For how many whole hours the first process has been at the stage, over restarts too; negative
   * if that is not known.
   */
  long hoursAtStage(String rule) {
    long since = -1;
    for (Life life : current) {
      long own = life.atStageSince(rule);
      Life earlier = own == life.first().since ? before(life, rule) : null;
      while (earlier != null) {
        own = earlier.atStageSince(rule);
        earlier = own == earlier.first().since ? before(earlier, rule) : null;
      }
      since = own < 0 ? since : since < 0 ? own : Math.min(since, own);
    }
    return since < 0 ? -1 : TimeUnit.MILLISECONDS.toHours(until - since);
  }

  /** The life of the same instance that ended shortly before another, at the same stage. */
  private @Nullable Life before(Life later, String rule) {
    for (Life life : lives) {
      long pause = later.first().since - life.last().at;
      if (life != later
          && pause >= 0
          && pause <= RESTART_MILLIS
          && life.last().instance.equals(later.last().instance)
          && life.last().isAtStageOf(later.first(), rule)) {
        return life;
      }
    }
    return null;
  }

  /** How often each code has been said, by those that go on. */
  Map<String, Long> said() {
    Map<String, Long> said = new TreeMap<>();
    for (Life life : current) {
      for (Map.Entry<String, Long> code : life.last().said().entrySet()) {
        said.merge(code.getKey(), code.getValue(), Long::sum);
      }
    }
    return said;
  }

  /** Hosts of a rule that no process which goes on has called. */
  Set<String> hostsNeverCalled(String rule) {
    Set<String> hosts = new TreeSet<>();
    for (Life life : current) {
      Facts facts = life.last().rule(rule);
      if (facts != null) {
        hosts.addAll(facts.texts("hosts_never_called"));
      }
    }
    for (Life life : current) {
      Facts facts = life.last().rule(rule);
      if (facts != null) {
        hosts.retainAll(facts.texts("hosts_never_called"));
      }
    }
    return hosts;
  }

  /** What any process that goes on has to tell under a name. */
  Set<String> texts(String name) {
    Set<String> texts = new TreeSet<>();
    for (Life life : current) {
      texts.addAll(life.last().texts(name));
    }
    return texts;
  }

  /** Of all processes. */
  long counter(String name) {
    long sum = 0;
    for (Life life : lives) {
      sum += life.last().counter(name);
    }
    return sum;
  }

  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (String rule : rules()) {
      verdicts.add(Safety.of(RuleFacts.of(this, rule)));
    }
    return verdicts;
  }
}
