package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Connection;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS and proxies. The server's certificate is for {@code localhost} and nothing else. */
@Timeout(30)
final class TransportTest {
  private static final Answer GRANTED = Answer.json(200, "{\"access_token\":\"abc\"}");
  private static final String PASSWORD = "changeit";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  static String keystore() throws Exception {
    URL file = Objects.requireNonNull(TransportTest.class.getResource("loopback.p12"));
    return Path.of(file.toURI()).toString();
  }

  static AuthorizationServer tlsServer(boolean clientCertificate) throws Exception {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance(Path.of(keystore()).toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    Script granted = Script.always(GRANTED);
    return clientCertificate
        ? AuthorizationServer.mutualTls(context, granted)
        : AuthorizationServer.answering(context, granted);
  }

  private static Credentials at(String host, AuthorizationServer server) {
    return Credentials.at("https://" + host + ":" + server.port() + "/token");
  }

  @Test
  void fetch_ownTruststore_isTrusted() throws Exception {
    try (AuthorizationServer server = tlsServer(false)) {
      assertThat(Fetches.header(at("localhost", server).truststore(keystore(), PASSWORD).build()))
          .isEqualTo("Bearer abc");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void fetch_certificateForAnotherName_isRefusedBeforeTheSecretIsSent() throws Exception {
    try (AuthorizationServer server = tlsServer(false)) {
      TokenUnavailable problem =
          Fetches.problem(at("127.0.0.1", server).truststore(keystore(), PASSWORD).build());

      assertThat(problem.code()).isEqualTo(Code.TOKEN_IO);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void fetch_unknownAuthority_isRefusedWhateverTheApplicationsDefaultTrusts() throws Exception {
    SSLContext before = SSLContext.getDefault();
    try (AuthorizationServer server = tlsServer(false)) {
      SSLContext.setDefault(trusting(keystore()));
      TokenUnavailable problem = Fetches.problem(at("localhost", server).build());

      assertThat(problem.code()).isEqualTo(Code.TOKEN_IO);
      assertThat(problem.getMessage()).contains("SSLHandshakeException");
      assertThat(server.requests()).isEmpty();
    } finally {
      SSLContext.setDefault(before);
    }
  }

  @Test
  void fetch_applicationsProxySelectorAndAuthenticator_areNotAsked() throws Exception {
    ProxySelector selector = ProxySelector.getDefault();
    CookieHandler cookies = CookieHandler.getDefault();
    Recorder application = new Recorder();
    Answer refusal = Answer.json(401, "").header("WWW-Authenticate", "Basic");
    try (AuthorizationServer server = AuthorizationServer.answering(refusal)) {
      ProxySelector.setDefault(application);
      CookieHandler.setDefault(application.cookies);
      Authenticator.setDefault(application.authenticator);
      Fetches.problem(Credentials.at(server.url("/")).build());

      assertThat(server.requests()).hasSize(1);
      assertThat(application.asked).isEmpty();
    } finally {
      ProxySelector.setDefault(selector);
      CookieHandler.setDefault(cookies);
      Authenticator.setDefault(null);
    }
  }

  private static SSLContext trusting(String file) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(KeyStore.getInstance(Path.of(file).toFile(), PASSWORD.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void fetch_jvmTrustStoreProperty_isHonouredEvenIfSetLate() throws Exception {
    try (AuthorizationServer server = tlsServer(false)) {
      System.setProperty("javax.net.ssl.trustStore", keystore());
      System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);

      assertThat(Fetches.header(at("localhost", server).build())).isEqualTo("Bearer abc");
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  void fetch_jvmKeyStore_identifiesTheClient() throws Exception {
    try (AuthorizationServer server = tlsServer(true)) {
      Map<String, String> settings = new HashMap<>();
      settings.put("javax.net.ssl.keyStore", keystore());
      settings.put("javax.net.ssl.keyStorePassword", PASSWORD);
      settings.put("javax.net.ssl.keyStoreType", "PKCS12");
      Credentials credential = at("localhost", server).truststore(keystore(), PASSWORD);

      assertThat(Fetches.header(credential.build(), settings)).isEqualTo("Bearer abc");
      assertThat(Fetches.problem(credential.build()).code()).isEqualTo(Code.TOKEN_IO);
    }
  }

  @Test
  void fetch_truststoreUnreadable_namesTheFileAndNotThePassword(@TempDir Path dir)
      throws Exception {
    try (AuthorizationServer server = tlsServer(false)) {
      for (String file : new String[] {keystore(), dir.resolve("none.p12").toString()}) {
        TokenUnavailable problem =
            Fetches.problem(at("localhost", server).truststore(file, "wr0ng").build());
        assertThat(problem.code()).isEqualTo(Code.FILE_UNREADABLE);
        assertThat(problem.getMessage()).contains(file).doesNotContain("wr0ng");
      }
    }
  }

  @Test
  void fetch_handshakeNeverAnswered_isCutAtTheDeadline() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, LOOPBACK)) {
      TokenUnavailable problem =
          Fetches.problem(
              Credentials.at("https://localhost:" + mute.getLocalPort() + "/").build(),
              Map.of(),
              TimeUnit.MILLISECONDS.toNanos(300));

      assertThat(problem.code()).isEqualTo(Code.TOKEN_TIMEOUT);
    }
  }

  @Test
  void fetch_httpsThroughAProxy_tunnelsAndTellsTheProxyNothing() throws Exception {
    try (AuthorizationServer server = tlsServer(false);
        AuthorizationServer proxy =
            AuthorizationServer.answering(
                Answer.by(connection -> tunnel(server.port(), connection)))) {
      Credentials credential = at("localhost", server).truststore(keystore(), PASSWORD);

      assertThat(Fetches.header(credential.proxy("127.0.0.1:" + proxy.port()).build()))
          .isEqualTo("Bearer abc");
      String target = "localhost:" + server.port();
      assertThat(proxy.requests())
          .extracting(Request::text)
          .containsExactly(
              ("CONNECT " + target + " HTTP/1.1\r\n")
                  + ("Host: " + target + "\r\nUser-Agent: bearer-agent\r\n\r\n"));
      assertThat(server.requests().get(0).text())
          .startsWith("POST /token HTTP/1.1\r\nHost: " + target);
    }
  }

  static void tunnel(int port, Connection connection) throws IOException {
    try (Socket onward = new Socket(LOOPBACK, port)) {
      connection.write("HTTP/1.0 200 Connection established\r\nVia: x\r\n\r\n");
      Thread up = new Thread(() -> copy(connection.in(), onward), "tunnel-up");
      up.setDaemon(true);
      up.start();
      onward.getInputStream().transferTo(connection.out());
    }
  }

  private static void copy(InputStream in, Socket onward) {
    try {
      in.transferTo(onward.getOutputStream());
    } catch (IOException closed) {
      return; // the other direction ended first
    }
  }

  @Test
  void fetch_proxyRefuses_saysSo() throws Exception {
    try (AuthorizationServer proxy = AuthorizationServer.answering(Answer.json(407, "s3cret"))) {
      TokenUnavailable problem =
          Fetches.problem(
              Credentials.at("https://as.example/").proxy("127.0.0.1:" + proxy.port()).build());

      assertThat(problem.code()).isEqualTo(Code.PROXY_LOGIN_REJECTED);
      assertThat(problem.getMessage()).endsWith(" answered 407: it wants a user and a password");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void fetch_httpThroughAProxy_asksForTheWholeUrl() throws Exception {
    try (AuthorizationServer proxy = AuthorizationServer.answering(GRANTED)) {
      Map<String, String> settings =
          Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "" + proxy.port());

      Fetches.header(Credentials.at("http://as.example/token?x").build(), settings);

      assertThat(proxy.requests().get(0).text())
          .startsWith("POST http://as.example/token?x HTTP/1.1\r\nHost: as.example\r\n");
    }
  }

  /** What an application can put in the way of everybody who uses the JDK's HTTP client. */
  private static final class Recorder extends ProxySelector {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Authenticator authenticator =
        new Authenticator() {
          @Override
          protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            asked.add("authenticator");
            return null;
          }
        };
    final CookieHandler cookies =
        new CookieHandler() {
          @Override
          public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            asked.add("cookies for " + uri);
            return Map.of();
          }

          @Override
          public void put(URI uri, Map<String, List<String>> headers) {
            asked.add("cookies of " + uri);
          }
        };

    @Override
    public List<Proxy> select(URI uri) {
      asked.add("proxy for " + uri);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
      asked.add("failed " + uri);
    }
  }
}
