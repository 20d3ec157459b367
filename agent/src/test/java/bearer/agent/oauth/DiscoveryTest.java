package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint as an issuer names it. */
@Timeout(30)
final class DiscoveryTest {
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final Answer GRANTED =
      Answer.json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
  private static final Answer NOT_FOUND = Answer.json(404, "");

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AuthorizationServer server;
  private final String issuer;
  private long later;

  DiscoveryTest() throws IOException {
    server =
        AuthorizationServer.answering(request -> answers.getOrDefault(request.target(), NOT_FOUND));
    issuer = server.url("/realms/qpay");
    answers.put("/token", GRANTED);
    answers.put("/token2", GRANTED);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Answer metadata(String of, String path) {
    return naming(of, server.url(path));
  }

  private static Answer naming(String of, String tokenUrl) {
    return Answer.json(
        200,
        "{\"issuer\":\""
            + of
            + "\",\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.example/t\"},"
            + "\"token_endpoint\":\""
            + tokenUrl
            + "\",\"scopes_supported\":[\"a\"]}");
  }

  private ClientCredentials fetcher() {
    Ticker ticker = () -> Ticker.SYSTEM.nanos() + later;
    return Fetches.fetcher(Credentials.of(issuer).build(), said, ticker);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "https://as.example, https://as.example, https://as.example",
    "https://as.example/, https://as.example, https://as.example",
    "https://as.example:1/a/b/, https://as.example:1/a/b, https://as.example:1",
  })
  void wellKnown_ofAnIssuer_isWhereTheTwoStandardsSay(String issuer, String base, String host) {
    assertThat(Discovery.openIdUrl(issuer)).isEqualTo(base + OPENID);
    assertThat(Discovery.oauthUrl(issuer))
        .isEqualTo(
            host + "/.well-known/oauth-authorization-server" + base.substring(host.length()));
  }

  @Test
  void fetch_openIdIssuer_asksOnceAndOnlyWhenATokenIsDue() throws Exception {
    answers.put("/realms/qpay" + OPENID, metadata(issuer, "/token"));
    ClientCredentials fetcher = fetcher();
    assertThat(server.requests()).isEmpty();
    assertThat(fetcher.tokenUrl()).isNull();
    fetcher.fetch();
    later = TimeUnit.MINUTES.toNanos(59);
    fetcher.fetch();

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(0).text())
        .isEqualTo(
            "GET /realms/qpay/.well-known/openid-configuration HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.port()
                + "\r\nAccept: application/json\r\nUser-Agent: bearer-agent\r\n"
                + "Connection: close\r\n\r\n");
    assertThat(fetcher.tokenUrl()).hasToString(server.url("/token"));
  }

  @Test
  void fetch_oauthIssuer_isFoundAtTheOtherPlace() throws Exception {
    answers.put("/.well-known/oauth-authorization-server/realms/qpay", metadata(issuer, "/token"));
    fetcher().fetch();

    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void fetch_anHourLater_followsAMovedEndpoint() throws Exception {
    answers.put("/realms/qpay" + OPENID, metadata(issuer, "/token"));
    ClientCredentials fetcher = fetcher();
    fetcher.fetch();
    answers.put("/realms/qpay" + OPENID, metadata(issuer, "/token2"));
    later = TimeUnit.MINUTES.toNanos(61);
    fetcher.fetch();

    assertThat(server.requests().get(3).text()).startsWith("POST /token2 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outage", "another issuer", "another host"})
  void fetch_metadataGoneLater_usesTheKnownEndpointAndAsksOnceAnHour(String how) throws Exception {
    answers.put("/realms/qpay" + OPENID, metadata(issuer, "/token"));
    ClientCredentials fetcher = fetcher();
    fetcher.fetch();
    answers.put("/realms/qpay" + OPENID, gone(how));
    later = TimeUnit.MINUTES.toNanos(61);
    fetcher.fetch();
    later = TimeUnit.MINUTES.toNanos(119);
    fetcher.fetch();

    assertThat(server.requests()).hasSize(5);
    assertThat(said())
        .startsWith("[bearer-agent] WARN BA-323 the metadata of " + issuer + " cannot be had")
        .hasLineCount(1);
  }

  private Answer gone(String how) {
    return switch (how) {
      case "outage" -> Answer.json(503, "");
      case "another host" -> naming(issuer, "http://evil.example/x");
      default -> metadata(issuer + "/", "/x");
    };
  }

  @Test
  void fetch_downFromTheStart_isUnavailableAndRecovers() throws Exception {
    answers.put("/realms/qpay" + OPENID, Answer.json(503, "").header("Retry-After", "9"));
    ClientCredentials fetcher = fetcher();
    TokenUnavailable problem = Fetches.problem(fetcher);
    assertThat(problem.code()).isEqualTo(Code.TOKEN_SERVER_UNAVAILABLE);
    assertThat(problem.retryAfterNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(9));
    answers.put("/realms/qpay" + OPENID, metadata(issuer, "/token"));

    assertThat(fetcher.fetch().header()).isEqualTo("Bearer t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\":\"ISSUER/\",\"token_endpoint\":\"HERE/token\"}",
        "{\"issuer\":\"https://evil.example\",\"token_endpoint\":\"HERE/token\"}",
        "{\"token_endpoint\":\"HERE/token\"}",
        "{\"issuer\":\"ISSUER\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":7}",
        "{\"issuer\":\"ISSUER\",\"issuer\":\"ISSUER\",\"token_endpoint\":\"HERE/token\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"https://evil.example/token\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"http://127.0.0.1:1/token\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"http://as.example/token\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"file:///etc/passwd\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"/token\"}",
        "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"HERE/token\"",
        "<html>s3cret</html>",
        "",
      })
  void fetch_metadataThatCannotBeTrusted_areRefusedBeforeTheSecretIsSent(String body) {
    answers.put(
        "/realms/qpay" + OPENID,
        Answer.json(200, body.replace("ISSUER", issuer).replace("HERE", server.url(""))));
    TokenUnavailable problem = Fetches.problem(fetcher());

    assertThat(problem.code()).isEqualTo(Code.DISCOVERY_FAILED);
    assertThat(problem.getMessage()).startsWith("the issuer " + issuer).doesNotContain("s3cret");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void fetch_noMetadataAnywhere_mayBeAServerThatStarts() {
    assertThat(Fetches.problem(fetcher()).code()).isEqualTo(Code.TOKEN_URL_NOT_FOUND);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void fetch_redirect_isNotFollowed() {
    answers.put("/realms/qpay" + OPENID, Answer.json(302, "").header("Location", "/moved"));
    answers.put("/moved", metadata(issuer, "/token"));

    assertThat(Fetches.problem(fetcher()).code()).isEqualTo(Code.DISCOVERY_FAILED);
    assertThat(server.requests()).noneMatch(request -> request.target().contains("/moved"));
  }

  @Test
  void fetch_issuerAndTokenUrl_asksNobody() throws Exception {
    String url = server.url("/token");
    Fetches.header(Credentials.at(url).issuer("https://other.example").build());

    assertThat(server.requests()).hasSize(1);
  }
}
