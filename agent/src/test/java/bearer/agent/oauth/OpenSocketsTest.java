package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.diag.Code;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Connection;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token request that fails leaves no socket open, however it fails. */
@Timeout(60)
final class OpenSocketsTest {
  private static final File DESCRIPTORS = new File("/proc/self/fd");
  private static final int FETCHES = 25;
  private static final int OTHERS = 8; // of the JVM, and connections that are just closing

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "refused, TOKEN_CREDENTIAL_REJECTED, 10000",
    "garbage, TOKEN_ANSWER_UNUSABLE, 10000",
    "endless, TOKEN_ANSWER_UNUSABLE, 10000",
    "cut, TOKEN_IO, 10000",
    "silent, TOKEN_TIMEOUT, 20",
  })
  void fetch_failsOverHttp_leavesNoSocketOpen(String how, Code code, long millis) throws Exception {
    try (AuthorizationServer server =
        AuthorizationServer.answering(Answer.by(connection -> answer(how, connection)))) {
      assertNoneLeft(Credentials.at(server.url("/token")), code, millis);
      assertNoneLeft(
          Credentials.at("http://as.example/token").proxy("127.0.0.1:" + server.port()),
          code,
          millis);
    }
  }

  private static void answer(String how, Connection connection) throws IOException {
    switch (how) {
      case "refused" -> connection.write("HTTP/1.1 401 -\r\n\r\n");
      case "garbage" -> connection.write("SSH-2.0\r\n\r\n");
      case "cut" -> {
        return;
      }
      case "endless" -> {
        while (true) {
          connection.write("HTTP/1.1 200 -\r\n".repeat(1000));
        }
      }
      default -> assertThat(connection.in().read()).isNegative(); // until the client leaves
    }
  }

  @Test
  void fetch_handshakeFails_leavesNoSocketOpen() throws Exception {
    try (AuthorizationServer server = TransportTest.tlsServer(false)) {
      String port = ":" + server.port() + "/token";
      assertNoneLeft(Credentials.at("https://localhost" + port), Code.TOKEN_IO, 10_000);
      assertNoneLeft(
          Credentials.at("https://127.0.0.1" + port)
              .truststore(TransportTest.keystore(), "changeit"),
          Code.TOKEN_IO,
          10_000);
    }
  }

  @Test
  void fetch_proxyRefuses_leavesNoSocketOpen() throws Exception {
    try (AuthorizationServer proxy = AuthorizationServer.answering(Answer.json(407, ""))) {
      assertNoneLeft(
          Credentials.at("https://as.example/").proxy("127.0.0.1:" + proxy.port()),
          Code.PROXY_LOGIN_REJECTED,
          10_000);
    }
  }

  private static void assertNoneLeft(Credentials credentials, Code code, long millis) {
    assumeTrue(DESCRIPTORS.isDirectory(), "only where the system lists them");
    long total = TimeUnit.MILLISECONDS.toNanos(millis);
    Fetches.problem(credentials.build(), Map.of(), total); // what is loaded once
    int before = open();
    for (int i = 0; i < FETCHES; i++) {
      assertThat(Fetches.problem(credentials.build(), Map.of(), total).code()).isEqualTo(code);
    }
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (open() > before + OTHERS && System.nanoTime() - patience < 0) {
      Thread.onSpinWait(); // until the server has seen that the client is gone
    }
    assertThat(open()).isLessThanOrEqualTo(before + OTHERS);
  }

  private static int open() {
    return Objects.requireNonNull(DESCRIPTORS.list()).length;
  }
}
