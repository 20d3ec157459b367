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

  /**
   * OkHttp 2.6 to 3.14 without the agent too: a redirect to an IPv4 address in IPv6 notation ends
   * in an AssertionError, and leaves its connection to the garbage collector.
   */
  private static final String LEAKED =
      ".+\\.(ConnectionPool pruneAndGetAllocationCount|Platform log)"
          + "|WARNING: A connection to .+ was leaked\\. .+";

  /** JDK 9 to 15 of a library that looks into the JDK, without the agent too. */
  private static final String LOOKED_INSIDE =
      "|WARNING: (An illegal reflective access operation has occurred"
          + "|Illegal reflective access by (?!bearer\\.|java\\.).+"
          + "|Please consider reporting this to the maintainers of (?!bearer\\.|java\\.).+"
          + "|Use --illegal-access=warn to enable .+"
          + "|All illegal access operations will be denied .+)";

  /** What it says of calls that the scenarios send on purpose: elsewhere, or as another caller. */
  private static final String OF_CALLS = "\\[bearer-agent\\] WARN BA-41[123] .+" + LOOKED_INSIDE;

  private static final String LINE =
      "\\[bearer-agent\\] (ERROR|WARN|INFO|DEBUG) BA-\\d{3} .+|" + LEAKED + LOOKED_INSIDE;

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
    assertThat(stderr.lines()).allMatch(line -> line.matches(LINE));
    if (quiet) {
      assertThat(stderr.lines()).allMatch(line -> line.matches(OF_CALLS));
    }
    return stderr;
  }

  @Override
  public void close() {
    jvm.close();
  }
}
