package bearer.it.works;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Other agents beside ours, in both orders: each call carries our token, the other agent does its
 * work, and stderr has no line that it has not with the other agent alone.
 */
@Tag("agents")
class AgentsIT {
  /** The lines on stderr with the other agent alone, by its name and the JDK. */
  private static final Map<String, Set<String>> ALONE = new ConcurrentHashMap<>();

  @TempDir Path directory;

  private record Order(OtherAgent other, boolean isFirst) {
    @Override
    public String toString() {
      return other + (isFirst ? " before ours" : " after ours");
    }
  }

  static Stream<Row<Order>> rows() {
    return OtherAgent.all()
        .flatMap(other -> Stream.of(new Order(other, true), new Order(other, false)))
        .flatMap(order -> Row.of(order, order.other.isQuick, jdks(order.other)));
  }

  private static Stream<Jdk> jdks(OtherAgent other) {
    return Jdks.all().stream()
        .filter(jdk -> Set.of(8, 17, 25).contains(jdk.feature()))
        .filter(jdk -> jdk.feature() <= other.newest());
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void bothWork(Row<Order> row, TestReporter reporter) throws IOException {
    OtherAgent other = row.what().other;
    String[] adapters = Sending.adapters(row.jdk());
    Sending sending = new Sending();
    JavaCommand command = sending.configured(row.jdk());
    Finished both =
        run(
            sending,
            row.what().isFirst
                ? other.add(command, directory).agent()
                : other.add(command.agent(), directory),
            adapters);
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
    Set<String> added = lines(both);
    added.removeAll(alone(other, row.jdk()));
    assertThat(added).as(both.stderr()).isEmpty();
    reporter.publishEntry(
        "other agent", other.work(Api.CONFIGURED.seen(sending.path), both.stderr(), directory));
  }

  private Set<String> alone(OtherAgent other, Jdk jdk) throws IOException {
    Set<String> known = ALONE.get(other + " " + jdk);
    if (known != null) {
      return known;
    }
    Sending sending = new Sending();
    String[] adapters = Sending.adapters(jdk);
    Path own = Files.createDirectory(directory.resolve("alone"));
    Finished finished = run(sending, other.add(sending.configured(jdk), own), adapters);
    assertThat(sending.seen()).isEqualTo(Sending.untouched(adapters));
    Set<String> lines = lines(finished);
    ALONE.put(other + " " + jdk, lines);
    return lines;
  }

  /** Some agents print on stdout too. */
  private static Finished run(Sending sending, JavaCommand command, String... adapters) {
    Finished finished = JavaProcess.run(sending.main(Sending.withClients(command), adapters));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    List<String> expected = Sending.stdout(adapters).lines().toList();
    assertThat(finished.stdout().lines().filter(expected::contains))
        .as(finished.stdout() + finished.stderr())
        .isEqualTo(expected);
    return finished;
  }

  /** Without what differs from run to run. */
  private Set<String> lines(Finished finished) {
    return (finished.stdout() + finished.stderr())
        .lines()
        .map(line -> line.replace(directory + "/alone", "DIR").replace(directory.toString(), "DIR"))
        .map(
            line ->
                line.replaceAll("\\{.*|\\(size=.*|@[0-9a-f]+|[0-9a-f]{8,}", "...")
                    .replaceAll("\\d+", "N"))
        .collect(Collectors.toSet());
  }
}
