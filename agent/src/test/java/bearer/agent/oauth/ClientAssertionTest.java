package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.config.Assertion;
import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.ClientKey;
import bearer.agent.config.Secret;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Script;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions, checked with the public key as a server would. */
final class ClientAssertionTest {
  private static final long NOW = 1_795_000_000_999L;
  private static final Answer GRANTED = Answer.json(200, "{\"access_token\":\"t\"}");
  private static final String URL = "https://as.example/token";

  @TempDir Path dir;

  private ClientKey key(String content, @Nullable AssertionAlgorithm algorithm) throws Exception {
    return key(Keys.file(dir, content), null, null, algorithm);
  }

  private static ClientKey key(
      String file,
      @Nullable String password,
      @Nullable String alias,
      @Nullable AssertionAlgorithm algorithm) {
    Secret secret = password == null ? null : new Secret(password);
    return new ClientKey(file, secret, alias, null, new Assertion(null, algorithm, null));
  }

  private static String assertion(ClientKey key) throws Exception {
    return ClientAssertion.of(
        key,
        ClientIdentity.withKey("shop", Files.readAllBytes(Path.of(key.file)), new byte[0]),
        URL,
        NOW);
  }

  private static TokenUnavailable problem(ClientKey key) {
    TokenUnavailable problem = catchThrowableOfType(TokenUnavailable.class, () -> assertion(key));
    assertThat(problem.code()).isEqualTo(Code.CLIENT_KEY_UNUSABLE);
    return problem;
  }

  private static String part(String assertion, int index) {
    return Keys.utf8(Base64.getUrlDecoder().decode(assertion.split("\\.", 3)[index]));
  }

  private static boolean verifies(String assertion, String algorithm, KeyPair pair)
      throws Exception {
    Signature signature =
        Signature.getInstance(
            switch (algorithm) {
              case "ES256" -> "SHA256withECDSAinP1363Format";
              case "PS256" -> "RSASSA-PSS";
              default -> "SHA256withRSA";
            });
    if (algorithm.equals("PS256")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initVerify(pair.getPublic());
    int dot = assertion.lastIndexOf('.');
    signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1)));
  }

  private void assertSigned(String content, String algorithm, KeyPair pair) throws Exception {
    String assertion = assertion(key(content, null));
    assertThat(part(assertion, 0)).startsWith("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"");
    assertThat(verifies(assertion, algorithm, pair)).isTrue();
  }

  @Test
  void assertion_everyFormOfKey_signs() throws Exception {
    assertSigned(Keys.pkcs8(Keys.RSA), "RS256", Keys.RSA);
    assertSigned(Keys.pkcs8(Keys.EC), "ES256", Keys.EC);
    assertSigned(Keys.pkcs1(), "RS256", Keys.RSA);
    assertSigned(Keys.sec1(true), "ES256", Keys.EC);
    assertSigned(Keys.sec1(false), "ES256", Keys.EC);
    assertSigned(Keys.rsaJwk(true), "RS256", Keys.RSA);
    assertSigned(Keys.rsaJwk(false), "RS256", Keys.RSA);
    assertSigned(Keys.ecJwk(), "ES256", Keys.EC);
    assertSigned("Bag Attributes\n  friendlyName: x\n" + Keys.pkcs1(), "RS256", Keys.RSA);
  }

  @Test
  void assertion_ecdsaSignaturesOfAllLengths_areJoined() throws Exception {
    ClientKey key = key(Keys.pkcs8(Keys.EC), null);
    for (int i = 0; i < 300; i++) { // some numbers have a leading zero byte, or two
      assertThat(verifies(assertion(key), "ES256", Keys.EC)).isTrue();
    }
  }

  @Test
  void assertion_encryptedKey_isDecrypted() throws Exception {
    String file = Keys.file(dir, Keys.ENCRYPTED);
    String assertion = assertion(key(file, Keys.PASSWORD, null, null));
    assertThat(verifies(assertion, "ES256", Keys.encryptedPair())).isTrue();
    assertThat(problem(key(file, null, null, null)).getMessage())
        .isEqualTo("the client key " + file + " is encrypted: set bearer.client-key-password");
    assertThat(problem(key(file, "wr0ng", null, null)).getMessage())
        .contains("cannot be decrypted")
        .doesNotContain("wr0ng");
  }

  @ParameterizedTest
  @CsvSource({"RS256", "PS256"})
  void assertion_rsaKey_signsEitherWay(AssertionAlgorithm algorithm) throws Exception {
    String assertion = assertion(key(Keys.pkcs8(Keys.RSA), algorithm));

    assertThat(verifies(assertion, algorithm.name(), Keys.RSA)).isTrue();
  }

  @Test
  void assertion_claims_areThoseOfRfc7523() throws Exception {
    String assertion = assertion(key(Keys.rsaJwk(true), null));
    String claims = part(assertion, 1);
    String id = claims.replaceFirst(".*\"jti\":\"([^\"]+)\".*", "$1");

    assertThat(part(assertion, 0))
        .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"jwk-1\"}");
    assertThat(claims.replace(id, "JTI"))
        .isEqualTo(
            "{\"iss\":\"shop\",\"sub\":\"shop\",\"aud\":\"https://as.example/token\","
                + "\"jti\":\"JTI\",\"iat\":1795000000,\"exp\":1795000060}");
    assertThat(id).hasSize(22);
  }

  @Test
  void assertion_eachOne_hasItsOwnId() throws Exception {
    Set<String> all = new HashSet<>();
    ClientKey key = key(Keys.pkcs8(Keys.EC), null);
    for (int i = 0; i < 50; i++) {
      all.add(part(assertion(key), 1));
    }
    assertThat(all).hasSize(50);
  }

  @Test
  void assertion_keyIdAndAudience_areAsConfigured() throws Exception {
    String file = Keys.file(dir, Keys.rsaJwk(true));
    String assertion =
        assertion(
            new ClientKey(
                file, null, null, null, new Assertion("k\"1", null, "https://as.example")));

    assertThat(part(assertion, 0)).endsWith("\"kid\":\"k\\\"1\"}");
    assertThat(part(assertion, 1)).contains("\"aud\":\"https://as.example\",");
  }

  @Test
  void assertion_keyStore_givesItsOnlyKeyOrTheNamedOne() throws Exception {
    String file = loopbackStore();
    KeyStore store = KeyStore.getInstance(Path.of(file).toFile(), "changeit".toCharArray());
    Certificate certificate = store.getCertificate(store.aliases().nextElement());
    KeyPair pair = new KeyPair(certificate.getPublicKey(), Keys.RSA.getPrivate());
    String only = assertion(key(file, "changeit", null, null));
    String algorithm = only.startsWith("eyJhbGciOiJFUzI1") ? "ES256" : "RS256";
    assertThat(verifies(only, algorithm, pair)).isTrue();

    store.setKeyEntry(
        "two", Keys.RSA.getPrivate(), "changeit".toCharArray(), new Certificate[] {certificate});
    Path two = dir.resolve("two.p12");
    try (var out = Files.newOutputStream(two)) {
      store.store(out, "changeit".toCharArray());
    }
    assertThat(problem(key(two.toString(), "changeit", null, null)).getMessage())
        .endsWith("holds more than one key: name one with bearer.client-key-alias");
    assertThat(verifies(assertion(key("" + two, "changeit", "two", null)), "RS256", Keys.RSA))
        .isTrue();
    assertThat(problem(key(file, "wr0ng", null, null)).getMessage())
        .contains("bearer.client-key-password")
        .doesNotContain("wr0ng");
    assertThat(problem(key(file, "changeit", "none", null)).getMessage())
        .endsWith("has no private key under bearer.client-key-alias");
  }

  private static String loopbackStore() throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(ClientAssertionTest.class.getResource("loopback.p12")).toURI())
        .toString();
  }

  @ParameterizedTest
  @CsvSource({"RSA, ES256", "EC, RS256", "EC, PS256"})
  void assertion_keyThatDoesNotFit_isSaid(String kind, AssertionAlgorithm algorithm)
      throws Exception {
    KeyPair pair = kind.equals("RSA") ? Keys.RSA : Keys.EC;
    assertThat(problem(key(Keys.pkcs8(pair), algorithm)).getMessage())
        .isEqualTo("the client key does not fit " + algorithm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n0t a key",
        "-----BEGIN PRIVATE KEY-----\nn0ta",
        "-----BEGIN PRIVATE KEY-----\nn0ta!!\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nn0ta\n-----END EC PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\nn0ta\n-----END CERTIFICATE-----",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nn0ta\n-----END RSA",
        "{\"kty\":\"RSA\",\"n\":\"n0ta\"}",
        "{\"kty\":\"oct\",\"d\":\"n0ta\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-521\",\"d\":\"n0ta\"}",
        "{\"kty\":\"RSA\",\"d\":\"n0t*\"",
        "0n0t a store",
      })
  void assertion_fileThatIsNoKey_isSaidWithoutItsContent(String content) throws Exception {
    ClientKey key = key(content, null);
    assertThat(problem(key).getMessage())
        .startsWith("the client key " + key.file + " ")
        .doesNotContain("n0t");
  }

  @Test
  void fetch_privateKeyJwt_sendsTheAssertionAndNoSecret() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(GRANTED)) {
      String url = server.url("/token");
      ClientKey key = key(Keys.pkcs8(Keys.RSA), null);
      Fetches.header(
          Credentials.at(url)
              .key(TokenAuthMethod.PRIVATE_KEY_JWT, key)
              .scope("pay")
              .parameter("resource", "https://api/")
              .build());

      String body = server.requests().get(0).body();
      assertThat(body)
          .startsWith(
              "grant_type=client_credentials&client_id=shop&client_assertion_type="
                  + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                  + "&client_assertion=ey")
          .endsWith("&scope=pay&resource=https%3A%2F%2Fapi%2F")
          .doesNotContain("client_secret");
      String assertion = body.replaceFirst(".*client_assertion=([^&]+).*", "$1");
      assertThat(part(assertion, 1)).contains("\"aud\":\"" + url + "\"");
    }
  }

  @Test
  void fetch_keyReplacedWhileItWasRejected_repeatsOnceWithTheNewOne() throws Exception {
    Path file = Path.of(Keys.file(dir, Keys.pkcs8(Keys.RSA)));
    Script rejected =
        request -> {
          Files.writeString(file, Keys.pkcs8(Keys.EC));
          return Answer.json(401, "{\"error\":\"invalid_client\"}");
        };
    Script script = Script.inTurn(rejected, Script.always(GRANTED));
    try (AuthorizationServer server = AuthorizationServer.answering(script)) {
      Fetches.header(
          Credentials.at(server.url("/"))
              .key(TokenAuthMethod.PRIVATE_KEY_JWT, key(file.toString(), null, null, null))
              .build());
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).text()).contains("client_assertion=eyJhbGciOiJFUzI1");
    }
  }

  @Test
  void fetch_keyFileMissing_isToldWithoutARequest() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(Answer.none())) {
      String file = dir.resolve("key").toString();
      TokenUnavailable problem =
          Fetches.problem(
              Credentials.at(server.url("/"))
                  .key(TokenAuthMethod.PRIVATE_KEY_JWT, key(file, null, null, null))
                  .build());
      assertThat(problem.code()).isEqualTo(Code.CLIENT_KEY_UNUSABLE);
      assertThat(problem.getMessage()).contains(file);
      assertThat(server.requests()).isEmpty();
    }
  }
}
