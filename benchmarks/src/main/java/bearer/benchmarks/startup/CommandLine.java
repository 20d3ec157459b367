package bearer.benchmarks.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** What to measure. */
final class CommandLine {
  static final String USAGE =
      """
      java -jar benchmarks/target/benchmarks.jar startup [--runs N] [--quick] [--apps A,B] [JDK_HOME...]
        --runs N  measured rounds, one more is thrown away (default 11)
        --quick   without the OpenTelemetry and Datadog agents
        --apps    some of hello, urlconnection, apache, apache5, okhttp, commons, httpclient, spring27, spring,
                  classes (default: all)
        JDK_HOME  what to measure on (default: the JDK that runs this)""";

  private int runs = 11;
  private boolean quick;
  private List<App> apps = List.of(App.values());
  private final List<String> jdks = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if there is anything that {@link #USAGE} does not say
   */
  CommandLine(Iterable<String> words) {
    for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
      read(left.next(), left);
    }
    if (jdks.isEmpty()) {
      jdks.add(System.getProperty("java.home"));
    }
  }

  private void read(String word, Iterator<String> left) {
    switch (word) {
      case "--runs" -> runs = Integer.parseInt(value(word, left));
      case "--quick" -> quick = true;
      case "--apps" ->
          apps = Arrays.stream(value(word, left).split(",", -1)).map(this::app).toList();
      default -> jdks.add(jdk(word));
    }
  }

  private static String value(String word, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    return left.next();
  }

  private App app(String name) {
    return App.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String jdk(String word) {
    if (word.startsWith("-")) {
      throw new IllegalArgumentException("unknown: " + word);
    }
    return word;
  }

  int runs() {
    return runs;
  }

  boolean quick() {
    return quick;
  }

  List<App> apps() {
    return apps;
  }

  List<String> jdks() {
    return jdks;
  }
}
