package bearer.it.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JDKs that the tests run on: the one at hand; {@code jdk-8}, {@code jdk-11} and so on in the
 * directory that {@code -Dbearer.jdks} names; and those of {@code JAVA_HOME_<n>_X64}.
 */
public final class Jdks {
  private static final Pattern DIRECTORY = Pattern.compile("jdk-(\\d+)");
  private static final Pattern VARIABLE = Pattern.compile("JAVA_HOME_(\\d+)_X64");
  private static final Map<Integer, Jdk> FOUND = find();

  private Jdks() {}

  /** Every JDK found, the oldest first. */
  public static List<Jdk> all() {
    return List.copyOf(FOUND.values());
  }

  public static Stream<Jdk> from(int feature) {
    return all().stream().filter(jdk -> jdk.feature() >= feature);
  }

  public static boolean oldestOrNewest(Jdk jdk) {
    List<Jdk> all = all();
    return jdk.equals(all.get(0)) || jdk.equals(all.get(all.size() - 1));
  }

  /** The versions of {@code -Dbearer.jdks.required}, a comma list. */
  public static List<Integer> required() {
    return Arrays.stream(System.getProperty("bearer.jdks.required", "").split(","))
        .map(String::trim)
        .filter(version -> !version.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  public static String summary() {
    return "The integration tests run on "
        + all().stream().map(Jdk::toString).collect(Collectors.joining(", "));
  }

  private static Map<Integer, Jdk> find() {
    Map<Integer, Jdk> found = new TreeMap<>();
    String directory = System.getProperty("bearer.jdks", "");
    if (!directory.isEmpty()) {
      list(Path.of(directory))
          .forEach(home -> add(found, DIRECTORY.matcher(home.getFileName().toString()), home));
    }
    System.getenv().forEach((name, home) -> add(found, VARIABLE.matcher(name), Path.of(home)));
    int running = Runtime.version().feature();
    found.putIfAbsent(running, new Jdk(running, Path.of(System.getProperty("java.home"))));
    return found;
  }

  private static void add(Map<Integer, Jdk> found, Matcher version, Path home) {
    if (version.matches()) {
      Jdk jdk = new Jdk(Integer.parseInt(version.group(1)), home);
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
