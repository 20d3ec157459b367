package bearer.benchmarks.requests;

import bearer.benchmarks.requests.programs.Load;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the agent keeps: memory and threads of programs that have sent requests for some minutes, in
 * turns, beside the same programs without it. A connection is kept and a token lives for an hour,
 * so that what grows is not theirs.
 */
public final class SoakBenchmark {
  private static final String USAGE =
      """
      java -jar benchmarks/target/benchmarks.jar soak [MINUTES [JDK_HOME]]
        MINUTES   of load (default 10); a first look is taken after one
        JDK_HOME  what to measure on (default: the JDK that runs this)""";
  private static final int TURN = 500;
  private static final long MINUTE = 60_000_000_000L;

  private final Programs programs;
  private final Map<Client, Map<Variant, MeasuredJvm>> jvms = new EnumMap<>(Client.class);

  private SoakBenchmark(Programs programs) {
    this.programs = programs;
  }

  /** Returns the exit code. */
  public static int run(List<String> words) throws IOException {
    try {
      int minutes = words.isEmpty() ? 10 : Integer.parseInt(words.get(0));
      String jdk = words.size() < 2 ? System.getProperty("java.home") : words.get(1);
      Programs.requireBuilt();
      try (MeasuredJvm server = new MeasuredJvm(Programs.server(jdk))) {
        new SoakBenchmark(new Programs(jdk, Integer.parseInt(server.readLine()))).run(minutes);
      }
      return 0;
    } catch (IllegalArgumentException mistake) {
      System.err.println(mistake.getMessage() + "\n" + USAGE);
      return 2;
    }
  }

  private void run(int minutes) throws IOException {
    try {
      for (Client client : Client.values()) {
        Map<Variant, MeasuredJvm> ofClient = new EnumMap<>(Variant.class);
        jvms.put(client, ofClient);
        for (Variant variant : Variant.values()) {
          ofClient.put(variant, new MeasuredJvm(programs.command(client, variant)));
        }
      }
      load(1);
      Map<Client, Map<Variant, String>> first = look();
      load(minutes - 1);
      print(minutes, first, look());
    } finally {
      jvms.values().forEach(ofClient -> ofClient.values().forEach(MeasuredJvm::close));
    }
  }

  private void load(int minutes) throws IOException {
    long end = System.nanoTime() + minutes * MINUTE;
    while (end - System.nanoTime() > 0) {
      for (Map<Variant, MeasuredJvm> ofClient : jvms.values()) {
        for (MeasuredJvm jvm : ofClient.values()) {
          jvm.send(TURN);
        }
      }
    }
  }

  private Map<Client, Map<Variant, String>> look() throws IOException {
    Map<Client, Map<Variant, String>> seen = new EnumMap<>(Client.class);
    for (Map.Entry<Client, Map<Variant, MeasuredJvm>> client : jvms.entrySet()) {
      Map<Variant, String> ofClient = new EnumMap<>(Variant.class);
      for (Map.Entry<Variant, MeasuredJvm> jvm : client.getValue().entrySet()) {
        ofClient.put(jvm.getKey(), jvm.getValue().ask(Load.MEMORY));
      }
      seen.put(client.getKey(), ofClient);
    }
    return seen;
  }

  private static void print(
      int minutes,
      Map<Client, Map<Variant, String>> first,
      Map<Client, Map<Variant, String>> last) {
    System.out.printf(
        "MiB resident, MiB on the heap after a collection, threads: after 1 minute of load, and"
            + " after %d%n| client | | resident | heap | threads |%n|---|---|--:|--:|--:|%n",
        minutes);
    for (Client client : Client.values()) {
      for (Variant variant : Variant.values()) {
        double[] before = numbers(first, client, variant);
        double[] after = numbers(last, client, variant);
        System.out.printf(
            "| %s | %s | %.1f %.1f | %.2f %.2f | %.0f %.0f |%n",
            client.title,
            variant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            before[0] / 1024,
            after[0] / 1024,
            before[1] / 1024,
            after[1] / 1024,
            before[2],
            after[2]);
      }
    }
  }

  private static double[] numbers(
      Map<Client, Map<Variant, String>> seen, Client client, Variant variant) {
    String printed = Objects.requireNonNull(Objects.requireNonNull(seen.get(client)).get(variant));
    return Arrays.stream(printed.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
