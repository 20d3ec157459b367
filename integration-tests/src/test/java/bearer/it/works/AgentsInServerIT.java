package bearer.it.works;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tracing agent beside ours inside a server, in both orders: each call carries our token and the
 * other agent's header, and no log has a line that is ours or looks like trouble and is not there
 * with the other agent alone.
 */
@Tag("agents")
class AgentsInServerIT {
  private static final Set<String> SERVERS = Set.of("tomcat-9.0.117", "spring-boot-3.5.16");
  private static final Set<String> OTHERS = Set.of("opentelemetry", "dd");

  /** Lines that look like trouble with the other agent alone, by its name and the JDK. */
  private static final Map<String, Set<String>> ALONE = new ConcurrentHashMap<>();

  @TempDir Path directory;

  private record Pair(Server server, OtherAgent other, boolean isFirst) {
    @Override
    public String toString() {
      return other + (isFirst ? " before ours" : " after ours") + " in " + server;
    }
  }

  static Stream<Row<Pair>> rows() {
    return Servers.all()
        .filter(server -> SERVERS.contains(server.toString()))
        .flatMap(server -> OtherAgent.all().flatMap(other -> pairs(server, other)))
        .flatMap(pair -> Row.of(pair, false, jdks(pair.server)));
  }

  private static Stream<Pair> pairs(Server server, OtherAgent other) {
    return OTHERS.contains(other.row.substring(0, other.row.indexOf('-')))
        ? Stream.of(new Pair(server, other, true), new Pair(server, other, false))
        : Stream.of();
  }

  private static Stream<Jdk> jdks(Server server) {
    return Jdks.all().stream()
        .filter(jdk -> jdk.feature() == 17 && server.jdks.contains(jdk.feature()));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void bothWork(Row<Pair> row, TestReporter reporter) throws Exception {
    Pair pair = row.what();
    List<String> others = options(pair.other.add(JavaCommand.on(row.jdk()), directory));
    Set<String> alone = alone(row, others);
    Sending sending = new Sending();
    List<String> both = new ArrayList<>(others);
    both.addAll(pair.isFirst ? both.size() : 0, ours(sending));
    Set<String> added = new TreeSet<>(run(row, "both", both, sending));
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters(pair.server)));
    added.removeAll(alone);
    assertThat(added).isEmpty();
    reporter.publishEntry(
        "other agent", pair.other.work(Api.CONFIGURED.seen(sending.path), "", directory));
  }

  private Set<String> alone(Row<Pair> row, List<String> others) throws Exception {
    String name = row.what().other + " " + row.what().server + " " + row.jdk();
    Set<String> known = ALONE.get(name);
    if (known != null) {
      return known;
    }
    Sending sending = new Sending();
    Set<String> lines = run(row, "alone", others, sending);
    assertThat(sending.seen()).isEqualTo(Sending.untouched(adapters(row.what().server)));
    ALONE.put(name, lines);
    return lines;
  }

  /** What a command gives to the JVM, without the program that it names first. */
  private static List<String> options(JavaCommand command) {
    List<String> line = command.builder().command();
    return line.subList(1, line.size());
  }

  private static List<String> ours(Sending sending) {
    return options(JavaCommand.on(Jdks.all().get(0)).agent().properties(sending.configuration()));
  }

  private static String[] adapters(Server server) {
    return server.plan.adapters().toArray(String[]::new);
  }

  /** Answers what looks like trouble. */
  private Set<String> run(Row<Pair> row, String name, List<String> options, Sending sending)
      throws IOException, InterruptedException {
    Path own = Files.createDirectory(directory.resolve(name));
    try (RunningServer running = new RunningServer(row.what().server, row.jdk(), own, options)) {
      running.awaitDeployment();
      for (String adapter : adapters(row.what().server)) {
        assertThat(running.send(adapter, Api.CONFIGURED.http(sending.path + adapter)))
            .as(adapter)
            .isEqualTo("200");
      }
      assertThat(running.stop()).as(running.console()).isTrue();
      return running.trouble().stream()
          .map(line -> line.replaceAll("\\{.*", "{")) // Datadog's settings, with an id for each run
          .collect(Collectors.toSet());
    }
  }
}
