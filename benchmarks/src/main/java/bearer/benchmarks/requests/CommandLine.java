package bearer.benchmarks.requests;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** What to measure. */
final class CommandLine {
  static final String USAGE =
      """
      java -jar benchmarks/target/benchmarks.jar requests [--client A,B] [--pairs N] [--forks N] [--requests N] [JDK_HOME]
        --client    some of urlconnection, apache, okhttp, okhttp314, httpclient, commons (default: all)
        --pairs     how often the JVMs take turns (default 25)
        --forks     how many JVMs of each kind (default 3)
        --requests  in one turn (default 1500)
        JDK_HOME    what to measure on (default: the JDK that runs this)""";

  private List<Client> clients = List.of(Client.values());
  private int pairs = 25;
  private int forks = 3;
  private int requests = 1500;
  private String jdk = System.getProperty("java.home");

  /**
   * @throws IllegalArgumentException if there is anything that {@link #USAGE} does not say
   */
  CommandLine(Iterable<String> words) {
    for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
      read(left.next(), left);
    }
  }

  private void read(String word, Iterator<String> left) {
    switch (word) {
      case "--client" ->
          clients =
              Arrays.stream(value(word, left).split(",", -1))
                  .map(name -> Client.valueOf(name.toUpperCase(Locale.ROOT)))
                  .toList();
      case "--pairs" -> pairs = Integer.parseInt(value(word, left));
      case "--forks" -> forks = Integer.parseInt(value(word, left));
      case "--requests" -> requests = Integer.parseInt(value(word, left));
      default -> jdk = home(word);
    }
  }

  private static String value(String word, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    return left.next();
  }

  private static String home(String word) {
    if (word.startsWith("-")) {
      throw new IllegalArgumentException("unknown: " + word);
    }
    return word;
  }

  List<Client> clients() {
    return clients;
  }

  int pairs() {
    return pairs;
  }

  int forks() {
    return forks;
  }

  int requests() {
    return requests;
  }

  String jdk() {
    return jdk;
  }
}
