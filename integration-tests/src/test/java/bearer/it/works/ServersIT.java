package bearer.it.works;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real servers with an application that knows nothing of any agent, without and with ours: each
 * call carries the token, what is deployed anew goes as it does without us, no log has a line more
 * that is ours or looks like trouble, and the server ends when it is told to.
 */
@Tag("servers")
class ServersIT {
  /** Those of ordinary runs; their files are among those of clients.txt. */
  private static final Set<String> QUICK =
      Set.of("equinox-3.23.200", "spring-boot-2.7.18", "spring-boot-3.5.16");

  @TempDir Path directory;

  private record Outcome(int deployments, Set<String> trouble) {}

  static Stream<Row<Server>> rows() {
    return Servers.all()
        .flatMap(
            server ->
                Row.of(
                    server,
                    QUICK.contains(server.toString()),
                    Jdks.all().stream().filter(jdk -> server.jdks.contains(jdk.feature()))));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void withTheAgentAsWithout(Row<Server> row, TestReporter reporter) throws Exception {
    Server server = row.what();
    Sending plain = new Sending();
    Outcome without = run(row, "without", List.of(), plain);
    assertThat(plain.seen()).isEqualTo(Sending.untouched(calls(server)));
    Sending sending = new Sending();
    Outcome with = run(row, "with", options(sending), sending);
    assertThat(sending.seen()).as("%s", with.trouble).isEqualTo(sending.decorated(calls(server)));
    Set<String> added = with.trouble;
    added.removeAll(without.trouble);
    assertThat(added).isEmpty();
    assertThat(with.deployments).isLessThanOrEqualTo(without.deployments);
    if (server.plan.redeployments() > 0) {
      reporter.publishEntry("redeployed", redeployed(server, without, with));
    }
  }

  private static String redeployed(Server server, Outcome without, Outcome with) {
    return "%d times, alive then %d (without the agent %d)"
        .formatted(server.plan.redeployments(), with.deployments, without.deployments);
  }

  /** Servers write every system property to their logs: as told, the options are in a file. */
  private List<String> options(Sending sending) throws IOException {
    String lines =
        sending.configuration().entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue() + "\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(directory.resolve("bearer.properties"), lines);
    return List.of("-javaagent:" + JavaCommand.agentJar(), "-Dbearer.config=" + file);
  }

  private static String[] calls(Server server) {
    return IntStream.rangeClosed(0, server.plan.redeployments())
        .boxed()
        .flatMap(any -> server.plan.adapters().stream())
        .toArray(String[]::new);
  }

  private Outcome run(Row<Server> row, String name, List<String> options, Sending sending)
      throws IOException, InterruptedException {
    Server server = row.what();
    Path own = Files.createDirectory(directory.resolve(name));
    try (RunningServer running = new RunningServer(server, row.jdk(), own, options)) {
      running.awaitDeployment();
      sendEach(server, running, sending);
      for (int i = 0; i < server.plan.redeployments(); i++) {
        running.redeploy();
        sendEach(server, running, sending);
      }
      int deployments = running.deployments();
      assertThat(running.stop()).as(running.console()).isTrue();
      return new Outcome(deployments, running.trouble());
    }
  }

  private static void sendEach(Server server, RunningServer running, Sending sending)
      throws IOException, InterruptedException {
    for (String adapter : server.plan.adapters()) {
      assertThat(running.send(adapter, Api.CONFIGURED.http(sending.path + adapter)))
          .as(adapter)
          .isEqualTo("200");
    }
  }
}
