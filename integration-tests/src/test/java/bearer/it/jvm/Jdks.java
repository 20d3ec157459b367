package bearer.it.jvm;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JDKs that the tests run on: the one at hand; {@code jdk-8}, {@code jdk-11} and so on in the
 * directory that {@code -Dbearer.jdks} names; and those of {@code JAVA_HOME_<n>_X64}. {@code
 * -Dbearer.jdks.only=8,17} leaves out all others.
 */
public final class Jdks {
  /** What runs the tests, and is always among those that they run on unless it is left out. */
  public static final int BUILDS_OWN = Runtime.version().feature();

  /** The feature releases that the agent is made for; tests of others are not missed. */
  private static final List<Integer> WANTED = List.of(8, 11, 17, 21, 25, 26);

  private static final Pattern DIRECTORY = Pattern.compile("jdk-(\\d+)");
  private static final Pattern VARIABLE = Pattern.compile("JAVA_HOME_(\\d+)_X64");
  private static final Map<Integer, Jdk> FOUND = find();
  private static final List<Integer> ONLY = features("bearer.jdks.only");
  private static final List<Jdk> USED =
      FOUND.values().stream()
          .filter(jdk -> ONLY.isEmpty() || ONLY.contains(jdk.feature()))
          .toList();

  private Jdks() {}

  /** Every JDK that tests run on, the oldest first. */
  public static List<Jdk> all() {
    if (!FOUND.keySet().containsAll(ONLY)) {
      throw new IllegalStateException("not every JDK of bearer.jdks.only was found; " + summary());
    }
    return USED;
  }

  /** For what lasts long and hardly depends on the JDK. */
  public static List<Jdk> oldestAndNewest() {
    List<Jdk> all = all();
    return all.size() < 2 ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** For what is the agent's own work alone: the oldest, and the build's own if tests run on it. */
  public static List<Jdk> oldestAndOwn() {
    return all().stream()
        .filter(jdk -> jdk == all().get(0) || jdk.feature() == BUILDS_OWN)
        .toList();
  }

  public static Stream<Jdk> from(int feature) {
    return between(feature, Integer.MAX_VALUE);
  }

  /**
   * Those of all that lie in a range, its ends included. If there is none, a stand-in: a test that
   * runs anything on it is skipped, and named by the {@link JdkSummary}.
   */
  public static Stream<Jdk> between(int oldest, int newest) {
    List<Jdk> fit =
        all().stream().filter(jdk -> jdk.feature() >= oldest && jdk.feature() <= newest).toList();
    return fit.isEmpty() ? Stream.of(Jdk.missing(oldest, newest)) : fit.stream();
  }

  /** Whether a JDK is there that this run is told not to use, so that another run has it. */
  public static boolean leavesOut(int feature) {
    return found(feature) && USED.stream().noneMatch(jdk -> jdk.feature() == feature);
  }

  /** Leaves a test out that takes but one JDK, whichever it is, if another run has it. */
  public static void assumeNoOtherRunHasIt() {
    assumeFalse(leavesOut(BUILDS_OWN), "the run on the build's own JDK has it");
  }

  /** Whether a JDK was found, also one that is left out. */
  static boolean found(int feature) {
    return FOUND.containsKey(feature);
  }

  static String summary() {
    List<Integer> missing = WANTED.stream().filter(feature -> !found(feature)).toList();
    List<Integer> leftOut =
        FOUND.keySet().stream()
            .filter(feature -> !ONLY.isEmpty() && !ONLY.contains(feature))
            .toList();
    return "the integration tests run on "
        + (USED.isEmpty() ? "no JDK" : "JDK " + list(USED.stream().map(Jdk::feature).toList()))
        + (missing.isEmpty() ? "" : "; not found: JDK " + list(missing))
        + (leftOut.isEmpty() ? "" : "; left out: JDK " + list(leftOut));
  }

  private static String list(Collection<Integer> features) {
    return features.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The feature releases in a system property, a comma list. */
  static List<Integer> features(String property) {
    return Arrays.stream(System.getProperty(property, "").split(","))
        .map(String::trim)
        .filter(version -> !version.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private static Map<Integer, Jdk> find() {
    Map<Integer, Jdk> found = new TreeMap<>();
    String directory = System.getProperty("bearer.jdks", "");
    if (!directory.isEmpty()) {
      list(Path.of(directory))
          .forEach(home -> add(found, DIRECTORY.matcher(home.getFileName().toString()), home));
    }
    System.getenv().forEach((name, home) -> add(found, VARIABLE.matcher(name), Path.of(home)));
    found.putIfAbsent(
        BUILDS_OWN, Jdk.installed(BUILDS_OWN, Path.of(System.getProperty("java.home"))));
    return found;
  }

  private static void add(Map<Integer, Jdk> found, Matcher version, Path home) {
    if (version.matches()) {
      Jdk jdk = Jdk.installed(Integer.parseInt(version.group(1)), home);
      if (jdk.usable()) {
        found.putIfAbsent(jdk.feature(), jdk);
      }
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("bearer.jdks is not a readable directory", e);
    }
  }
}
