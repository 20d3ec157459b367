package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.EndlessServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An authorization server, or a proxy on the way to it, that never stops sending: in a JVM with
 * little memory it costs the application a token and nothing else.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("jdks")
class EndlessAnswerIT {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** More than what is read, for what the sockets' buffers take. */
  private static final long MOST_SENT = 16_000_000;

  private final Jdk jdk;
  private final Sending sending = new Sending();

  EndlessAnswerIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.oldestAndOwn().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n", " y\r\n", "y"})
  void endlessHead_ofTheServer_isCut(String rest) throws IOException {
    try (EndlessServer server = new EndlessServer(OK + "X: ", rest)) {
      assertCut(server, command("http://127.0.0.1:" + server.port() + "/token"), "BA-306");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n", " y\r\n", "y"})
  void endlessTrailer_ofTheServer_isCut(String rest) throws IOException {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: ";
    try (EndlessServer server = new EndlessServer(chunked, rest)) {
      assertCut(server, command("http://127.0.0.1:" + server.port() + "/token"), "BA-306");
    }
  }

  @Test
  void chunkExtensions_muchLongerThanTheBody_areCut() throws IOException {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
    String chunk = "1;" + "x".repeat(4000) + "\r\na\r\n";
    try (EndlessServer server = new EndlessServer(chunked, chunk)) {
      assertCut(server, command("http://127.0.0.1:" + server.port() + "/token"), "BA-306");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n", " y\r\n", "y"})
  void endlessHead_ofTheProxy_isCutBeforeAnyTls(String rest) throws IOException {
    try (EndlessServer proxy = new EndlessServer(OK + "X: ", rest)) {
      JavaCommand command =
          command("https://as.example/token")
              .property("bearer.token-proxy", "127.0.0.1:" + proxy.port());

      assertCut(proxy, command, "BA-301");
    }
  }

  private JavaCommand command(String tokenUrl) {
    return sending
        .configured(jdk)
        .agent()
        .option("-Xmx32m")
        .property("bearer.token-url", tokenUrl)
        .property("bearer.token-timeout", "60s");
  }

  private void assertCut(EndlessServer endless, JavaCommand command, String code) {
    JavaProcess.Finished finished = sending.run(command, Sending.URL_CONNECTION);

    assertThat(finished.stderr()).contains(" BA-402 ", ": " + code + " ").hasLineCount(1);
    assertThat(sending.seen()).isEqualTo(Sending.untouched(Sending.URL_CONNECTION));
    assertThat(endless.sent()).isLessThan(MOST_SENT);
  }
}
