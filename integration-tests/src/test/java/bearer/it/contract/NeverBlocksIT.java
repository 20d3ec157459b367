package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.apps.BlockingCalls;
import bearer.it.clients.HttpUrlConnection;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a client whose calls never wait the agent blocks no thread, neither the caller's nor an event
 * loop, while a token is on its way or at hand; told by BlockHound.
 */
@Order(2) // one of the longest
class NeverBlocksIT {
  /**
   * A JDK on which BlockHound deadlocks by itself once in sixty starts: it loads a class of its own
   * while the cleaner closes a jar, and main opens one, before another agent has begun.
   */
  private static final int HANGS_ALONE = 11;

  private final String path = Api.newPath();

  static Stream<ClientOnJdk> clients() {
    return ClientOnJdk.forCalls()
        .filter(about -> !about.client().isFacade() && Matrix.hasOnce(about))
        .filter(about -> about.whyNot(Feature.NEVER_WAITS_IN_CALLER).isEmpty())
        .filter(about -> about.jdk().feature() != HANGS_ALONE)
        .filter(NeverBlocksIT::hasCallsOfItsOwn);
  }

  /** Others are sent by a thread of the test's. */
  private static boolean hasCallsOfItsOwn(ClientOnJdk about) {
    return Stream.of(about.client().adapter.getDeclaredMethods())
        .anyMatch(method -> method.getName().equals("sendAsync"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("clients")
  void asynchronousCall_tokenOnItsWayAndAtHand_blocksNoThread(ClientOnJdk about) {
    try (AgentJvm jvm = new AgentJvm(command(about))) {
      String[] meanwhile = {
        Api.OTHER.http(path + "?when-asked=" + jvm.clientId()),
        Api.OTHER.http(path + "?release=" + jvm.clientId())
      };
      Call call = Call.get(Api.CONFIGURED.http(path)).by(about.client().adapter.getName());
      assertThat(jvm.send(call.async(meanwhile))).allSatisfy(ClientScenarios::isOk);
      assertThat(jvm.send(call.async())).allSatisfy(ClientScenarios::isOk);
      assertThat(Api.CONFIGURED.seen(path))
          .hasSize(2)
          .allSatisfy(seen -> assertThat(seen.authorization()).containsExactly(jvm.bearer()));
      assertThat(told(jvm)).isEmpty();
    }
  }

  /** Or the other test would show nothing. */
  @Test
  void callThatMayWait_isTold() {
    ClientOnJdk about =
        new ClientOnJdk(HttpUrlConnection.versions().get(0), Jdks.oldestAndNewest().get(0));
    try (AgentJvm jvm =
        new AgentJvm(
            command(about).property("bearer.token-url", Api.CONFIGURED.http("/oauth2/token")))) {
      Call call = Call.get(Api.CONFIGURED.http(path)).by(HttpUrlConnection.class.getName());
      assertThat(jvm.send(call)).allSatisfy(ClientScenarios::isOk);
      assertThat(told(jvm)).isPresent();
    }
  }

  /** The first thread that was blocked, by what, and from where. */
  private static Optional<String> told(AgentJvm jvm) {
    String stderr = jvm.stderr();
    int first = stderr.indexOf(BlockingCalls.TOLD);
    return first < 0 ? Optional.empty() : Optional.of(stderr.substring(first));
  }

  private static JavaCommand command(ClientOnJdk about) {
    JavaCommand command = about.command();
    if (about.jdk().feature() >= 13) {
      command.option("-XX:+AllowRedefinitionToAddDeleteMethods");
    }
    return command
        .option("-javaagent:" + JavaCommand.jars("blockhound-1.0.17").get(0))
        .properties(Tls.properties())
        .properties(Setup.SLOW_TOKEN.properties())
        .property("bearer.hosts", "localhost:" + Api.CONFIGURED.port());
  }
}
