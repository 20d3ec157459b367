package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The literal bytes on the wire. */
final class TokenRequestTest {
  private static final Answer GRANTED = Answer.json(200, "{\"access_token\":\"abc\"}");

  private final AuthorizationServer server;

  TokenRequestTest() throws IOException {
    server = AuthorizationServer.answering(GRANTED);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Credentials credential() {
    return Credentials.at(server.url("/oauth2/token"));
  }

  private String head(String type, int length, String more) {
    return "POST /oauth2/token HTTP/1.1\r\n"
        + ("Host: 127.0.0.1:" + server.port() + "\r\n")
        + ("Content-Type: " + type + "\r\n")
        + ("Content-Length: " + length + "\r\n")
        + "Accept: application/json\r\n"
        + "User-Agent: bearer-agent\r\n"
        + "Connection: close\r\n"
        + more
        + "\r\n";
  }

  @Test
  void fetch_clientSecretPost_sendsAForm() throws TokenUnavailable {
    Fetches.header(credential().scope("read write").audience("https://api").build());

    String body =
        "grant_type=client_credentials&client_id=shop&client_secret=s3cret"
            + "&scope=read+write&audience=https%3A%2F%2Fapi";
    assertThat(server.requests())
        .extracting(Request::text)
        .containsExactly(head("application/x-www-form-urlencoded", body.length(), "") + body);
  }

  @Test
  void fetch_clientSecretJson_sendsOneObject() throws TokenUnavailable {
    Fetches.header(
        credential()
            .method(TokenAuthMethod.CLIENT_SECRET_JSON)
            .client("shop", "a\"b\\c")
            .scope("pay")
            .build());

    String body =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\"shop\","
            + "\"client_secret\":\"a\\\"b\\\\c\",\"scope\":\"pay\"}";
    assertThat(server.requests())
        .extracting(Request::text)
        .containsExactly(head("application/json", body.length(), "") + body);
  }

  @Test
  void fetch_clientSecretBasic_formEncodesBeforeBase64() throws TokenUnavailable {
    Fetches.header(
        credential()
            .method(TokenAuthMethod.CLIENT_SECRET_BASIC)
            .client("a:b", "p@ss w\u00f6rd%")
            .build());

    String body = "grant_type=client_credentials";
    // a%3Ab:p%40ss+w%C3%B6rd%25
    String authorization = "Authorization: Basic YSUzQWI6cCU0MHNzK3clQzMlQjZyZCUyNQ==\r\n";
    assertThat(server.requests())
        .extracting(Request::text)
        .containsExactly(
            head("application/x-www-form-urlencoded", body.length(), authorization) + body);
  }

  @Test
  void fetch_urlWithQuery_sendsPathAndQuery() throws TokenUnavailable {
    String url = "http://127.0.0.1:" + server.port() + "/a%20b?x=1&y";
    Fetches.header(Credentials.at(url).build());

    assertThat(server.requests().get(0).text())
        .startsWith("POST /a%20b?x=1&y HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
  }

  @Test
  void fetch_secretFile_isReadEachTimeAndTrimmed(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("secret");
    Files.writeString(file, " first \r\n");
    Fetches.header(credential().secretFile(file.toString()).build());
    Files.writeString(file, "second\n\n");
    Fetches.header(credential().secretFile(file.toString()).build());

    assertThat(server.requests().get(0).text()).endsWith("&client_secret=+first+");
    assertThat(server.requests().get(1).text()).endsWith("&client_secret=second");
  }

  @Test
  void fetch_secretFileMissingOrEmpty_isToldWithoutARequest(@TempDir Path dir) throws Exception {
    Path empty = Files.writeString(dir.resolve("empty"), "\r\n");
    for (Path file : new Path[] {dir.resolve("missing"), empty, dir}) {
      TokenUnavailable problem = Fetches.problem(credential().secretFile("" + file).build());
      assertThat(problem.code()).isEqualTo(Code.SECRET_UNREADABLE);
      assertThat(problem.getMessage()).contains(file.toString());
    }
    assertThat(server.requests()).isEmpty();
  }
}
