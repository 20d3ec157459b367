package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.token.FailureKind;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that let nobody through without a user and a password. */
@Timeout(30)
final class ProxyLoginTest {
  private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
  private static final String LOGIN = "Basic YWNtZTpww6Rzcy93MHJk"; // acme:päss/w0rd
  private static final Answer GRANTED = Answer.json(200, "{\"access_token\":\"abc\"}");
  private static final Answer CHALLENGE =
      Answer.json(407, "").header("Proxy-Authenticate", "Basic realm=\"a, NTLM\", charset=x");

  @TempDir Path dir;

  private String passwordFile() throws IOException {
    return Files.writeString(dir.resolve("password"), "p\u00e4ss/w0rd\n").toString();
  }

  private static Script guarded(int port) {
    return request ->
        LOGIN.equals(request.header("Proxy-Authorization"))
            ? request.method().equals("CONNECT")
                ? Answer.by(connection -> TransportTest.tunnel(port, connection))
                : GRANTED
            : CHALLENGE;
  }

  private static Credentials https(AuthorizationServer server) throws Exception {
    return Credentials.at("https://localhost:" + server.port() + "/token")
        .truststore(TransportTest.keystore(), "changeit");
  }

  @Test
  void fetch_httpsThroughAProxyWithALogin_tellsItToTheProxyAlone() throws Exception {
    try (AuthorizationServer server = TransportTest.tlsServer(false);
        AuthorizationServer proxy = AuthorizationServer.answering(guarded(server.port()))) {
      String header =
          Fetches.header(
              https(server)
                  .proxy("127.0.0.1:" + proxy.port())
                  .proxyLogin("acme", passwordFile())
                  .build());

      assertThat(header).isEqualTo("Bearer abc");
      assertThat(proxy.requests()).hasSize(1);
      assertThat(server.requests()).extracting(Request::text).noneMatch(t -> t.contains("Proxy-"));
    }
  }

  @Test
  void fetch_plainHttpThroughAProxyWithALogin_sendsItWithTheRequest() throws Exception {
    try (AuthorizationServer proxy = AuthorizationServer.answering(guarded(0))) {
      String header =
          Fetches.header(
              Credentials.at("http://as.example/token")
                  .proxy("127.0.0.1:" + proxy.port())
                  .proxyLogin("acme", passwordFile())
                  .build());

      assertThat(header).isEqualTo("Bearer abc");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void fetch_jvmsProxyUser_isForTheJvmsProxyOfThatScheme(String scheme) throws Exception {
    try (AuthorizationServer server = TransportTest.tlsServer(false);
        AuthorizationServer proxy = AuthorizationServer.answering(guarded(server.port()))) {
      Map<String, String> settings = new HashMap<>();
      settings.put("http.nonProxyHosts", "");
      settings.put(scheme + ".proxyHost", "127.0.0.1");
      settings.put(scheme + ".proxyPort", "" + proxy.port());
      settings.put(scheme + ".proxyUser", "acme");
      settings.put(scheme + ".proxyPassword", "p\u00e4ss/w0rd");
      Credentials credential =
          scheme.equals("https") ? https(server) : Credentials.at("http://as.example/token");

      assertThat(Fetches.header(credential.build(), settings)).isEqualTo("Bearer abc");
      // of another proxy it is no business
      TokenUnavailable problem =
          Fetches.problem(
              credential.proxy("127.0.0.1:" + proxy.port()).build(), settings, TEN_SECONDS);
      assertThat(problem.code()).isEqualTo(Code.PROXY_LOGIN_REJECTED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void fetch_passwordFileMended_getsATokenAtTheNextRequest(String scheme) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (AuthorizationServer server = TransportTest.tlsServer(false);
        AuthorizationServer proxy = AuthorizationServer.answering(guarded(server.port()))) {
      Path file = Files.writeString(dir.resolve("password"), "wr0ng");
      Credentials credential =
          scheme.equals("https") ? https(server) : Credentials.at("http://as.example/token");
      ClientCredentials fetcher =
          Fetches.fetcher(
              credential
                  .proxy("127.0.0.1:" + proxy.port())
                  .proxyLogin("acme", file.toString())
                  .build(),
              said,
              Ticker.SYSTEM);
      long before = fetcher.credentialFingerprint();
      TokenUnavailable problem = Fetches.problem(fetcher);
      assertThat(problem.code()).isEqualTo(Code.PROXY_LOGIN_REJECTED);
      assertThat(problem.kind()).isEqualTo(FailureKind.CREDENTIAL);
      assertThat(problem.getMessage())
          .isEqualTo(
              "proxy 127.0.0.1:" + proxy.port() + " answered 407: user or password is wrong");
      passwordFile();

      assertThat(fetcher.credentialFingerprint()).isNotEqualTo(before);
      assertThat(fetcher.fetch().header()).isEqualTo("Bearer abc");
      assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("wr0ng", "w0rd");
    }
  }

  @Test
  void fetch_passwordFileMissing_saysSoAndAsksNobody() throws Exception {
    try (AuthorizationServer proxy = AuthorizationServer.answering(guarded(0))) {
      TokenUnavailable problem =
          Fetches.problem(
              Credentials.at("http://as.example/token")
                  .proxy("127.0.0.1:" + proxy.port())
                  .proxyLogin("acme", dir.resolve("none").toString())
                  .build());

      assertThat(problem.code()).isEqualTo(Code.SECRET_UNREADABLE);
      assertThat(problem.getMessage()).startsWith("cannot read the proxy password file: ");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Negotiate|Negotiate",
        "NTLM|NTLM",
        "Negotiate, NTLM|Negotiate, NTLM",
        "Negotiate;NTLM|Negotiate, NTLM",
        "Kerberos|Kerberos",
        "Digest realm=\"Basic, Basic\", nonce=\"x\"|Digest",
        "s3cret|something else",
      })
  void fetch_proxyWithoutBasic_namesARelay(String challenges, String shown) throws Exception {
    Answer answer = Answer.json(407, "s3cret");
    for (String challenge : challenges.replace(';', '\n').lines().toList()) {
      answer = answer.header("Proxy-Authenticate", challenge);
    }
    try (AuthorizationServer proxy = AuthorizationServer.answering(answer)) {
      for (String url : new String[] {"https://as.example/", "http://as.example/"}) {
        TokenUnavailable problem =
            Fetches.problem(
                Credentials.at(url)
                    .proxy("127.0.0.1:" + proxy.port())
                    .proxyLogin("acme", passwordFile())
                    .build());
        assertThat(problem.code()).isEqualTo(Code.PROXY_SCHEME_UNSUPPORTED);
        assertThat(problem.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(problem.getMessage())
            .endsWith("and wants " + shown + ", not Basic: a relay has to log in there");
      }
    }
  }

  @Test
  void fetch_basicAmongOthers_isTaken() throws Exception {
    Answer answer =
        Answer.json(407, "").header("Proxy-Authenticate", "Negotiate, basic realm=\"\"");
    try (AuthorizationServer proxy = AuthorizationServer.answering(answer)) {
      TokenUnavailable problem =
          Fetches.problem(
              Credentials.at("https://as.example/").proxy("127.0.0.1:" + proxy.port()).build());

      assertThat(problem.code()).isEqualTo(Code.PROXY_LOGIN_REJECTED);
    }
  }
}
