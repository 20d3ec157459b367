package bearer.agent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that processes have told: lines, in any order, from any number of them. Not thread-safe. */
public final class Archive {
  private final Map<String, Map<Long, Moment>> byRun = new LinkedHashMap<>();
  private final Scanned scanned = new Scanned();
  private long damaged;

  /** A line that is damaged, or half, is counted and skipped. */
  public void add(String line) {
    if (line.trim().isEmpty()) {
      return;
    }
    Moment moment = Moment.of(line);
    if (moment == null) {
      damaged++;
    } else {
      byRun.computeIfAbsent(moment.run, run -> new TreeMap<>()).put(moment.at, moment);
    }
  }

  /**
   * Adds what {@code scan --json} printed.
   *
   * @return whether that could be read
   */
  public boolean addScan(String json) {
    return scanned.add(json);
  }

  Scanned scanned() {
    return scanned;
  }

  /** How many lines could not be read. */
  public long damaged() {
    return damaged;
  }

  /** Whether nothing could be read. */
  public boolean isEmpty() {
    return byRun.isEmpty();
  }

  /** Where the process of a line keeps what it told earlier; empty if nowhere. */
  public static String evidenceDir(String line) {
    Moment moment = Moment.of(line);
    return moment == null ? "" : moment.evidenceDir();
  }

  /** Adds a line if it is of the same service, environment and instance as another one. */
  public void addIfAlike(String line, String other) {
    Moment moment = Moment.of(line);
    Moment wanted = Moment.of(other);
    if (moment == null || wanted == null || identity(moment).equals(identity(wanted))) {
      add(line);
    }
  }

  private static List<String> identity(Moment moment) {
    return Arrays.asList(moment.service, moment.environment, moment.instance);
  }

  /** By service and environment, in their order. */
  List<Subject> subjects() {
    Map<List<String>, List<Life>> lives = new TreeMap<>(Comparator.comparing(List::toString));
    for (Map<Long, Moment> run : byRun.values()) {
      Life life = new Life(new ArrayList<>(run.values()));
      lives
          .computeIfAbsent(
              Arrays.asList(life.last().service, life.last().environment),
              unknown -> new ArrayList<>())
          .add(life);
    }
    List<Subject> subjects = new ArrayList<>();
    for (List<Life> each : lives.values()) {
      subjects.add(new Subject(each));
    }
    return subjects;
  }
}
