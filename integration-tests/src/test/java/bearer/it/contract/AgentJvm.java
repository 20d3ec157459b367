package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.Api;
import bearer.it.servers.TokenEndpoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A {@link ClientJvm} with the agent, and who it is to the authorization server. */
final class AgentJvm implements AutoCloseable {
  /** What the agent says of a client that it leaves alone; a JVM of the contract ends with it. */
  static final String NOT_WOVEN = " BA-202 ";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What it says of calls that the scenarios send on purpose: elsewhere, or as another caller. */
  private static final String OF_CALLS = "\\[bearer-agent\\] WARN BA-41[123] .+";

  private static final String LINE = "\\[bearer-agent\\] (ERROR|WARN|INFO|DEBUG) BA-\\d{3} .+";

  /** Another one for each JVM, so that the server can count its token requests. */
  private final String clientId = "it-client-" + NUMBER.incrementAndGet();

  private final String secret = "s3cret/of+" + clientId;
  private final ClientJvm jvm;

  /** Adds the agent and its credential to a command. */
  AgentJvm(JavaCommand command) {
    jvm =
        new ClientJvm(
            command
                .agent()
                .property("bearer.client-id", clientId)
                .property("bearer.client-secret", secret));
  }

  private AgentJvm(ClientJvm bare) {
    jvm = bare;
  }

  static AgentJvm withoutAgent(JavaCommand command) {
    return new AgentJvm(new ClientJvm(command));
  }

  List<Answer> send(Call call) {
    return jvm.send(call);
  }

  /** The token that the server gives to this JVM. */
  String token() {
    return TokenEndpoint.tokenFor(clientId);
  }

  String bearer() {
    return "Bearer " + token();
  }

  String clientId() {
    return clientId;
  }

  int tokenRequests() {
    return Api.CONFIGURED.tokenRequests(clientId);
  }

  /** Everything that was written so far. */
  String stderr() {
    return jvm.stderr();
  }

  /** See {@link bearer.it.jvm.JavaProcess#awaitStderr}. */
  String awaitStderr(Predicate<String> enough) {
    return jvm.awaitStderr(enough);
  }

  /**
   * Ends the JVM and answers its stderr, which must hold no secret, and if {@code quiet} nothing
   * but what the calls themselves give cause for.
   */
  String finish(boolean quiet) {
    String stderr = jvm.finish();
    assertThat(stderr).doesNotContain(secret).doesNotContain(token()).doesNotContain(NOT_WOVEN);
    String allowed = quiet ? OF_CALLS : LINE;
    assertThat(OthersLines.removedFrom(stderr).lines()).allMatch(line -> line.matches(allowed));
    return stderr;
  }

  @Override
  public void close() {
    jvm.close();
  }
}
