package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.config.Assertion;
import bearer.agent.config.ClientKey;
import bearer.agent.config.Credential;
import bearer.agent.config.Secret;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.AuthorizationServer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client shows a certificate; the server asks for one. */
@Timeout(30)
final class TlsClientAuthTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path dir;

  private String keyPem = "";
  private String certificatePem = "";

  @BeforeEach
  void export() throws Exception {
    KeyStore store = KeyStore.getInstance(Path.of(TransportTest.keystore()).toFile(), PASSWORD);
    String alias = store.aliases().nextElement();
    keyPem = Keys.pem("PRIVATE KEY", store.getKey(alias, PASSWORD).getEncoded());
    Certificate certificate = store.getCertificate(alias);
    certificatePem = Keys.pem("CERTIFICATE", certificate.getEncoded());
  }

  private static ClientKey key(
      String file, @Nullable String certificateFile, @Nullable String password) {
    Secret secret = password == null ? null : new Secret(password);
    return new ClientKey(file, secret, null, certificateFile, Assertion.USUAL);
  }

  private static Credential at(AuthorizationServer server, ClientKey key) throws Exception {
    return Credentials.at(server.url("/token"))
        .truststore(TransportTest.keystore(), "changeit")
        .key(TokenAuthMethod.TLS_CLIENT_AUTH, key)
        .build();
  }

  @Test
  void fetch_pemOrKeyStore_showsTheCertificateAndSendsTheIdAlone() throws Exception {
    try (AuthorizationServer server = TransportTest.tlsServer(true)) {
      String file = Keys.file(dir, keyPem);
      Fetches.header(at(server, key(file, Keys.file(dir, certificatePem), null)));
      Fetches.header(at(server, key(Keys.file(dir, certificatePem + keyPem), null, null)));
      Fetches.header(at(server, key(TransportTest.keystore(), null, "changeit")));

      assertThat(server.requests())
          .hasSize(3)
          .allSatisfy(
              request ->
                  assertThat(request.text())
                      .endsWith("\r\n\r\ngrant_type=client_credentials&client_id=shop")
                      .doesNotContain("Authorization"));
    }
  }

  @Test
  void fetch_keyWithoutCertificate_isSaid() throws Exception {
    try (AuthorizationServer server = TransportTest.tlsServer(true)) {
      TokenUnavailable problem =
          Fetches.problem(at(server, key(Keys.file(dir, keyPem), null, null)));

      assertThat(problem.code()).isEqualTo(Code.CLIENT_KEY_UNUSABLE);
      assertThat(problem.getMessage()).endsWith("set bearer.client-cert-file");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void fetch_certificateReplaced_isShownAtTheNextFetch() throws Exception {
    Path file = Path.of(Keys.file(dir, keyPem));
    Path certificate = Path.of(Keys.file(dir, "none yet"));
    try (AuthorizationServer server = TransportTest.tlsServer(true)) {
      ClientCredentials fetcher =
          Fetches.fetcher(
              at(server, key(file.toString(), certificate.toString(), null)),
              OutputStream.nullOutputStream(),
              Ticker.SYSTEM);
      assertThat(Fetches.problem(fetcher).code()).isEqualTo(Code.CLIENT_KEY_UNUSABLE);
      Files.writeString(certificate, certificatePem);
      fetcher.fetch();
      Files.writeString(certificate, "gone again");

      assertThat(Fetches.problem(fetcher).code()).isEqualTo(Code.CLIENT_KEY_UNUSABLE);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void metadata_mutualTls_namesItsOwnEndpoint() throws Exception {
    byte[] json =
        ("{\"token_endpoint\":\"https://as/t\","
                + "\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.as/t\"}}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ServerMetadata metadata = ServerMetadata.parse(json);

    assertThat(metadata.tokenEndpoint(true)).isEqualTo("https://mtls.as/t");
    assertThat(metadata.tokenEndpoint(false)).isEqualTo("https://as/t");
  }
}
