package bearer.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.base.Ticker;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token requests as the agent makes them, to a server that nobody wrote for it. */
@NullUnmarked
@Timeout(900)
final class KeycloakIT {
  private static final String CLIENT = "6c2f1a34-0000-4000-8000-000000000001";
  private static final String SECRET = "s3cret/of+qpay";
  private static final KeyPair RSA = pair("RSA");
  private static final KeyPair EC = pair("EC");

  private static Keycloak keycloak;

  @TempDir Path dir;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Map<String, String> settings = new HashMap<>();

  private static KeyPair pair(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start(Path.of(System.getProperty("bearer.keycloak")), realm());
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @AfterEach
  void nothingIsSaid() {
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static String realm() {
    return "{\"realm\":\"qpay\",\"enabled\":true,\"accessTokenLifespan\":300,\"users\":["
        + "{\"username\":\"ana\",\"enabled\":true,\"email\":\"ana@issuer.example\","
        + "\"emailVerified\":true,\"firstName\":\"Ana\",\"lastName\":\"Silva\",\"credentials\":["
        + "{\"type\":\"password\",\"value\":\"p4ss w\u00f6rd&+%\"}]}],\"clients\":["
        + "{\"clientId\":\"qpay-console\",\"enabled\":true,\"publicClient\":true,"
        + "\"directAccessGrantsEnabled\":true,\"standardFlowEnabled\":false,"
        + "\"protocol\":\"openid-connect\"},"
        + client("\"id\":\"" + CLIENT + "\",", "shop", "\"secret\":\"" + SECRET + "\"")
        + ","
        + client(
            "",
            "shop-jwt",
            "\"clientAuthenticatorType\":\"client-jwt\",\"attributes\":"
                + "{\"use.jwks.string\":\"true\",\"jwks.string\":"
                + quoted("{\"keys\":[" + rsaJwk() + "," + ecJwk() + "]}")
                + "}")
        + "]}";
  }

  private static String client(String first, String id, String more) {
    return "{"
        + first
        + "\"clientId\":\""
        + id
        + "\",\"enabled\":true,\"publicClient\":false,\"serviceAccountsEnabled\":true,"
        + "\"standardFlowEnabled\":false,\"protocol\":\"openid-connect\","
        + more
        + "}";
  }

  private static String quoted(String json) {
    return '"' + json.replace("\"", "\\\"") + '"';
  }

  private static String rsaJwk() {
    RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
    return "{\"kty\":\"RSA\",\"kid\":\"rsa-1\",\"use\":\"sig\",\"n\":"
        + number(key.getModulus(), 0)
        + ",\"e\":"
        + number(key.getPublicExponent(), 0)
        + "}";
  }

  private static String ecJwk() {
    ECPublicKey key = (ECPublicKey) EC.getPublic();
    return "{\"kty\":\"EC\",\"kid\":\"ec-1\",\"use\":\"sig\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"x\":"
        + number(key.getW().getAffineX(), 32)
        + ",\"y\":"
        + number(key.getW().getAffineY(), 32)
        + "}";
  }

  /** Base64url of the magnitude, with leading zeros up to the length. */
  private static String number(BigInteger value, int length) {
    byte[] bytes = value.toByteArray();
    int size = Math.max(length, bytes[0] == 0 ? bytes.length - 1 : bytes.length);
    byte[] fixed = new byte[size];
    int count = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - count, fixed, size - count, count);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(fixed) + '"';
  }

  private KeycloakIT with(String key, String value) {
    settings.put("bearer." + key, value);
    return this;
  }

  /** As an operator would configure it. */
  private ClientCredentials fetcher() {
    return new ClientCredentials(
        credential(), name -> null, Ticker.SYSTEM, new Log(Level.DEBUG, said, Ticker.SYSTEM));
  }

  private Credential credential() {
    settings.putIfAbsent("bearer.hosts", "api.example.com");
    settings.putIfAbsent("bearer.client-id", "shop");
    if (!settings.containsKey("bearer.issuer")) {
      settings.putIfAbsent("bearer.token-url", keycloak.tokenUrl("qpay"));
    }
    ConfigResult result = ConfigReader.read(new Sources(settings, Map.of()));
    return Objects.requireNonNull(result.config, result.toString()).credentials().iterator().next();
  }

  private TokenUnavailable problem() {
    ClientCredentials fetcher = fetcher();
    return catchThrowableOfType(TokenUnavailable.class, fetcher::fetch);
  }

  private String userToken(String password) throws Exception {
    ProviderApi api =
        new ProviderApi(with("client-secret", "none").credential(), name -> null, Ticker.SYSTEM);
    Url url = Url.parse(keycloak.tokenUrl("qpay"));
    return api.userToken(url, "qpay-console", "ana", password).header();
  }

  private void assertGranted(String header) throws Exception {
    assertThat(header).startsWith("Bearer ey");
    // 403: a token that is known, of a client that did not ask for the scope openid
    assertThat(keycloak.userInfoStatus(header)).isEqualTo(403);
    assertThat(keycloak.userInfoStatus(header + "x")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_secret_basic", "client_secret_post"})
  void fetch_secret_isGranted(String method) throws Exception {
    with("token-auth-method", method).with("client-secret", SECRET);

    assertGranted(fetcher().fetch().header());
  }

  @Test
  void fetch_discoveredEndpoint_isGranted() throws Exception {
    with("issuer", keycloak.issuer("qpay")).with("client-secret", SECRET);
    ClientCredentials fetcher = fetcher();

    assertGranted(fetcher.fetch().header());
    assertThat(fetcher.tokenUrl()).hasToString(keycloak.tokenUrl("qpay"));
  }

  @ParameterizedTest
  @CsvSource({"RS256, rsa-1", "PS256, rsa-1", "ES256, ec-1"})
  void fetch_privateKeyJwt_isGranted(String algorithm, String kid) throws Exception {
    KeyPair pair = algorithm.equals("ES256") ? EC : RSA;
    String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Path key = dir.resolve("key.pem");
    Files.write(
        key, Arrays.asList("-----BEGIN PRIVATE KEY-----", body, "-----END PRIVATE KEY-----"));
    with("token-auth-method", "private_key_jwt")
        .with("client-id", "shop-jwt")
        .with("client-key-file", key.toString())
        .with("client-key-id", kid)
        .with("client-assertion-alg", algorithm);

    assertGranted(fetcher().fetch().header());
    with("client-assertion-audience", keycloak.issuer("qpay"));
    assertGranted(fetcher().fetch().header());
    with("client-assertion-audience", "https://other.example");
    assertThat(problem().code()).isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
  }

  @Test
  void userToken_passwordGrant_isGranted() throws Exception {
    assertGranted(userToken("p4ss w\u00f6rd&+%"));
  }

  @Test
  void userToken_wrongPassword_isRefused() {
    assertThat(catchThrowableOfType(TokenUnavailable.class, () -> userToken("wrong")))
        .hasMessageMatching(".* answered 40[01] invalid_grant");
  }

  @Test
  void fetch_wrongSecret_isACredentialProblem() {
    with("client-secret", "wrong");

    assertThat(problem())
        .hasMessageEndingWith(" answered 401 unauthorized_client")
        .extracting(TokenUnavailable::code)
        .isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
  }

  @Test
  void fetch_unknownClient_isACredentialProblem() {
    with("client-secret", "wrong").with("client-id", "nobody");

    assertThat(problem().code()).isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
  }

  @Test
  void fetch_unknownRealm_isAUrlThatIsNotThere() {
    with("client-secret", SECRET).with("token-url", keycloak.tokenUrl("nowhere"));
    assertThat(problem().code()).isEqualTo(Code.TOKEN_URL_NOT_FOUND);

    settings.remove("bearer.token-url");
    with("issuer", keycloak.issuer("nowhere"));
    assertThat(problem().code()).isEqualTo(Code.TOKEN_URL_NOT_FOUND);
  }

  @Test
  void fetch_issuerWithASlash_isNotExactlyTheSame() {
    with("client-secret", SECRET).with("issuer", keycloak.issuer("qpay") + "/");

    assertThat(problem().code()).isEqualTo(Code.DISCOVERY_FAILED);
  }

  @Test
  void fetch_unknownScope_isARequestProblem() {
    with("client-secret", SECRET).with("scope", "no-such-scope");

    assertThat(problem())
        .hasMessageEndingWith(" answered 400 invalid_scope")
        .extracting(TokenUnavailable::code)
        .isEqualTo(Code.TOKEN_REQUEST_REJECTED);
  }

  @Test
  void fetch_jsonBody_isARequestProblem() {
    with("client-secret", SECRET).with("token-auth-method", "client_secret_json");

    assertThat(problem().code()).isEqualTo(Code.TOKEN_REQUEST_REJECTED);
  }

  @Test
  void fetch_regeneratedSecret_isTakenFromTheFile() throws Exception {
    Path file = Files.writeString(dir.resolve("secret"), SECRET + "\n");
    with("client-secret-file", file.toString());
    ClientCredentials fetcher = fetcher();
    fetcher.fetch();
    long before = fetcher.credentialFingerprint();
    try {
      String renewed = keycloak.regenerateSecret(CLIENT);
      assertThat(catchThrowableOfType(TokenUnavailable.class, fetcher::fetch).code())
          .isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
      Files.writeString(file, renewed + "\n");
      assertThat(fetcher.credentialFingerprint()).isNotEqualTo(before);
      assertGranted(fetcher.fetch().header());
    } finally {
      keycloak.restoreSecret(CLIENT, SECRET);
    }
  }
}
