package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch makes of what a server answers, or does not. */
@Timeout(30)
final class ClientCredentialsTest {
  @SuppressWarnings("StringConcatToTextBlock") // line by line, as on the wire
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "10\r\n{\"access_token\":\r\n6\r\n\"abc\"}\r\n0\r\n\r\n";

  private static final Answer GRANTED = Answer.json(200, "{\"access_token\":\"abc\"}");

  private static Credential at(AuthorizationServer server) {
    return Credentials.at(server.url("/token")).build();
  }

  private static String header(Answer answer) throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(answer)) {
      return Fetches.header(at(server));
    }
  }

  /** Whatever it is, the server saw exactly one request. */
  private static TokenUnavailable problem(Answer answer) throws IOException {
    try (AuthorizationServer server = AuthorizationServer.answering(answer)) {
      TokenUnavailable problem = Fetches.problem(at(server));
      assertThat(server.requests()).hasSize(1);
      assertThat(problem.getMessage())
          .startsWith("127.0.0.1:" + server.port())
          .doesNotContain("s3cret");
      return problem;
    }
  }

  @Test
  void fetch_lengthChunksInterimAndCloseDelimitedAnswers_areRead() throws Exception {
    String json = "{\"access_token\":\"abc\"}";

    assertThat(header(Answer.json(200, json))).isEqualTo("Bearer abc");
    for (String start : new String[] {CHUNKED, "HTTP/1.1 100 Continue\r\n\r\n" + CHUNKED}) {
      assertThat(header(Answer.raw(start))).isEqualTo("Bearer abc");
    }
    assertThat(header(Answer.raw("HTTP/1.0 200 OK\r\n\r\n" + json))).isEqualTo("Bearer abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{\"error\":\"invalid_client\"}|TOKEN_CREDENTIAL_REJECTED|200 invalid_client",
        "200|{\"error\":\"invalid_scope\"}|TOKEN_REQUEST_REJECTED|200 invalid_scope",
        "200|{\"error\":{}}|TOKEN_REQUEST_REJECTED|200",
        "400|{\"error\":\"invalid_client\"}|TOKEN_CREDENTIAL_REJECTED|400 invalid_client",
        "400|{\"error\":\"unauthorized_client\"}|TOKEN_CREDENTIAL_REJECTED|400 unauthorized_client",
        "400|{\"error\":\"invalid_scope\"}|TOKEN_REQUEST_REJECTED|400 invalid_scope",
        "400|{\"error\":\"s3cret\"}|TOKEN_REQUEST_REJECTED|400",
        "400|{\"error_description\":\"s3cret\"}|TOKEN_REQUEST_REJECTED|400",
        "401|<html>s3cret</html>|TOKEN_CREDENTIAL_REJECTED|401",
        "403||TOKEN_CREDENTIAL_REJECTED|403",
        "404|{\"error\":\"Realm does not exist\"}|TOKEN_URL_NOT_FOUND|404",
        "405||TOKEN_REQUEST_REJECTED|405",
        "408||TOKEN_SERVER_UNAVAILABLE|408",
        "415|{\"error\":\"RESTEASY003065: s3cret\"}|TOKEN_REQUEST_REJECTED|415",
        "425||TOKEN_SERVER_UNAVAILABLE|425",
        "429||TOKEN_SERVER_UNAVAILABLE|429",
        "500||TOKEN_SERVER_UNAVAILABLE|500",
        "503|{\"error\":\"temporarily_unavailable\"}|TOKEN_SERVER_UNAVAILABLE|503 temporarily_unavailable",
        "599||TOKEN_SERVER_UNAVAILABLE|599",
      })
  void fetch_refusal_isClassified(int status, @Nullable String body, Code code, String end)
      throws IOException {
    TokenUnavailable problem = problem(Answer.json(status, body == null ? "" : body));

    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.getMessage()).endsWith(" answered " + end);
  }

  @Test
  void fetch_answerInAnotherCharset_isTakenAtItsWord() throws Exception {
    String json = "{\"scope\":\"descri\u00e7\u00e3o\",\"access_token\":\"abc\"}";
    for (String charset : new String[] {"ISO-8859-1", "\"windows-1252\"", "UTF-16LE", "utf-8"}) {
      byte[] body = json.getBytes(Charset.forName(charset.replace("\"", "")));
      assertThat(header("application/json; charset=" + charset, body)).isEqualTo("Bearer abc");
    }
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    assertThat(header("application/json;charset=klingon", utf8)).isEqualTo("Bearer abc");
    assertThat(header("application/json;charset=\"a,b\"", utf8)).isEqualTo("Bearer abc");
    assertThat(header("text/plain", utf8)).isEqualTo("Bearer abc");
    assertThat(header("text/plain", ('\ufeff' + json).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Bearer abc");
  }

  private static String header(String type, byte[] body) throws Exception {
    return header(
        Answer.by(
            connection -> {
              connection.write("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n");
              connection.out().write(body);
            }));
  }

  @Test
  void fetch_compressedWithoutBeingAsked_isUnusable() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write("{\"access_token\":\"abc\"}".getBytes(StandardCharsets.UTF_8));
    }
    TokenUnavailable problem =
        problem(
            Answer.by(
                connection -> {
                  connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                  connection.out().write(zipped.toByteArray());
                }));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_ANSWER_UNUSABLE);
  }

  @Test
  void fetch_halfClosedAfterTheAnswer_needsNoMore() throws Exception {
    Answer answer =
        Answer.by(
            connection -> {
              connection.write("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"abc\"}");
              connection.endOutput();
              connection.in().read();
            });

    assertThat(header(answer)).isEqualTo("Bearer abc");
  }

  @Test
  void fetch_halfClosedWithoutAnAnswer_isIo() throws Exception {
    Answer answer =
        Answer.by(
            connection -> {
              connection.endOutput();
              connection.in().read();
            });

    assertThat(problem(answer).code()).isEqualTo(Code.TOKEN_IO);
  }

  @Test
  void fetch_tokenTypeAbsent_isSaidOnceAtDebug() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (AuthorizationServer server = AuthorizationServer.answering(GRANTED)) {
      ClientCredentials fetcher = Fetches.fetcher(at(server), said, Ticker.SYSTEM);
      fetcher.fetch();
      fetcher.fetch();
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("[bearer-agent] DEBUG BA-324 127.0.0.1:")
        .hasLineCount(1);
  }

  @Test
  void fetch_redirect_isNotFollowed() throws IOException {
    try (AuthorizationServer other = AuthorizationServer.answering(GRANTED)) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        TokenUnavailable problem =
            problem(Answer.json(status, "").header("Location", other.url("/")));
        assertThat(problem.code()).isEqualTo(Code.TOKEN_REQUEST_REJECTED);
      }
      assertThat(other.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n<html>log in, s3cret</html>",
        "HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"abc\"",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"access_token\":\"abc\"}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ns3cret\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"access_token\":17}",
        "HTTP/1.1 200 OK\r\n\r\n{\"access_token\":null}",
        "HTTP/1.1 200 OK\r\n\r\n{\"token\":\"abc\"}",
        "HTTP/1.1 200 OK\r\nno colon s3cret\r\n\r\n{}",
        "HTTP/1.-1 200 OK\r\n\r\n{}",
        "SSH-2.0-s3cret\r\n",
      })
  void fetch_answerWithoutAToken_isUnusable(String answer) throws IOException {
    assertThat(problem(Answer.raw(answer)).code()).isEqualTo(Code.TOKEN_ANSWER_UNUSABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\\r\\nX: y", "a\\u0000", "=a", "a=b", "\\u00e9", "a,b"})
  void fetch_tokenThatNoHeaderMayCarry_isRefused(String token) throws IOException {
    String json = "{\"access_token\":\"" + token + "\"}";

    assertThat(problem(Answer.json(200, json)).code()).isEqualTo(Code.TOKEN_MALFORMED);
  }

  @Test
  void fetch_tokenOfSixteenKilobytes_isTheLongest() throws Exception {
    String longest = "a".repeat(16 * 1024);

    assertThat(header(Answer.json(200, "{\"access_token\":\"" + longest + "\"}")))
        .endsWith(longest);
    assertThat(problem(Answer.json(200, "{\"access_token\":\"" + longest + "a\"}")).code())
        .isEqualTo(Code.TOKEN_MALFORMED);
  }

  @Test
  void fetch_anotherTokenType_isRefused() throws IOException {
    TokenUnavailable problem =
        problem(Answer.json(200, "{\"access_token\":\"abc\",\"token_type\":\"MAC\"}"));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_TYPE_UNSUPPORTED);
  }

  @Test
  void fetch_closedWithoutAnAnswer_isIoAndNotRepeated() throws IOException {
    assertThat(problem(Answer.none()).code()).isEqualTo(Code.TOKEN_IO);
  }

  @Test
  void fetch_nobodyListens_isIo() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    TokenUnavailable problem =
        Fetches.problem(Credentials.at("http://127.0.0.1:" + port + "/").build());

    assertThat(problem.code()).isEqualTo(Code.TOKEN_IO);
    assertThat(problem.getMessage()).contains("127.0.0.1:" + port).contains("ConnectException");
  }

  @Test
  void fetch_tenMegabytes_stopsReading() throws IOException {
    byte[] block = new byte[1024 * 1024];
    TokenUnavailable problem =
        problem(
            Answer.by(
                connection -> {
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n");
                  for (int i = 0; i < 10; i++) {
                    connection.out().write(block);
                  }
                }));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_ANSWER_UNUSABLE);
  }

  @Test
  void fetch_endlessHead_isCut() throws IOException {
    TokenUnavailable problem =
        problem(
            Answer.by(
                connection -> {
                  connection.write("HTTP/1.1 200 OK\r\n");
                  for (int i = 0; i < 100_000; i++) {
                    connection.write("X: y\r\n");
                  }
                }));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_ANSWER_UNUSABLE);
  }

  @Test
  void fetch_slowDripInHeadOrBody_isCutAtTheDeadline() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    for (String start : new String[] {"HTTP/1.1 200 OK\r\nX: ", head, ""}) {
      assertThat(timed(Answer.by(connection -> drip(start, connection))).code())
          .isEqualTo(Code.TOKEN_TIMEOUT);
    }
  }

  /** A byte now and then, well within what a time-out for a single read would accept. */
  private static void drip(String start, Connection connection) throws IOException {
    connection.write(start);
    long next = System.nanoTime();
    while (connection.in().available() == 0 && !start.isEmpty()) {
      if (System.nanoTime() - next > 0) {
        connection.write(" ");
        next += TimeUnit.MILLISECONDS.toNanos(50);
      }
      Thread.onSpinWait();
    }
    connection.in().read(); // silence, until the client leaves
  }

  private static TokenUnavailable timed(Answer answer) throws IOException {
    try (AuthorizationServer server = AuthorizationServer.answering(answer)) {
      long total = TimeUnit.MILLISECONDS.toNanos(400);
      long start = System.nanoTime();
      TokenUnavailable problem = Fetches.problem(at(server), Map.of(), total);
      assertThat(System.nanoTime() - start).isBetween(total, 10 * total);
      return problem;
    }
  }
}
