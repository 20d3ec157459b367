package bearer.agent.oauth;

import bearer.agent.config.Client;
import bearer.agent.config.ClientId;
import bearer.agent.config.ClientKey;
import bearer.agent.config.ClientSecret;
import bearer.agent.config.Credential;
import bearer.agent.config.CredentialFiles;
import bearer.agent.config.ProxyLogin;
import bearer.agent.config.Secret;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.config.TokenParameters;
import bearer.agent.config.TokenServer;
import bearer.agent.config.TokenUse;
import bearer.agent.config.TrustStore;
import bearer.agent.net.BadValue;
import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a credential of test values, all but the URL with a default. */
final class Credentials {
  private final String url;
  private TokenAuthMethod method = TokenAuthMethod.CLIENT_SECRET_POST;
  private String id = "shop";
  private @Nullable String secret = "s3cret";
  private @Nullable String secretFile;
  private @Nullable String scope;
  private @Nullable String audience;
  private @Nullable String proxy;
  private @Nullable ProxyLogin proxyLogin;
  private @Nullable String truststore;
  private String truststorePassword = "changeit";
  private @Nullable String previousSecretFile;
  private @Nullable String idFile;
  private @Nullable ClientKey key;
  private @Nullable CredentialFiles files;
  private @Nullable String issuer;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private int overlapDays;

  private Credentials(String url) {
    this.url = url;
  }

  static Credentials at(String url) {
    return new Credentials(url);
  }

  Credentials method(TokenAuthMethod value) {
    method = value;
    return this;
  }

  Credentials client(String clientId, String clientSecret) {
    id = clientId;
    secret = clientSecret;
    return this;
  }

  Credentials secretFile(String file) {
    secret = null;
    secretFile = file;
    return this;
  }

  Credentials scope(String value) {
    scope = value;
    return this;
  }

  Credentials audience(String value) {
    audience = value;
    return this;
  }

  Credentials proxy(String value) {
    proxy = value;
    return this;
  }

  Credentials proxyLogin(String user, String passwordFile) {
    proxyLogin = new ProxyLogin(user, passwordFile);
    return this;
  }

  Credentials truststore(String file, String password) {
    truststore = file;
    truststorePassword = password;
    return this;
  }

  Credentials previousSecretFile(String file, int days) {
    previousSecretFile = file;
    overlapDays = days;
    return this;
  }

  Credentials idFile(String file) {
    idFile = file;
    return this;
  }

  Credentials key(TokenAuthMethod value, ClientKey clientKey) {
    method = value;
    key = clientKey;
    secret = null;
    return this;
  }

  Credentials files(String current, @Nullable String previous) {
    id = "";
    secret = null;
    files = new CredentialFiles(current, previous);
    return this;
  }

  /** Instead of the URL. */
  static Credentials of(String issuer) {
    Credentials credentials = new Credentials("");
    credentials.issuer = issuer;
    return credentials;
  }

  Credentials issuer(String value) {
    issuer = value;
    return this;
  }

  Credentials parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  Credential build() {
    return new Credential(
        "test",
        server(),
        new Client(method, new ClientId(id, idFile), secret(), key, files),
        new TokenParameters(scope, audience, parameters),
        new TokenUse(0, 0, false, null));
  }

  private TokenServer server() {
    try {
      return new TokenServer(
          url.isEmpty() ? null : Url.parse(url),
          issuer == null ? null : Url.parse(issuer),
          false,
          proxy == null ? null : HostPort.parse(proxy),
          proxyLogin,
          truststore == null
              ? null
              : new TrustStore(truststore, new Secret(truststorePassword), "PKCS12"));
    } catch (BadValue bad) {
      throw new IllegalArgumentException(bad);
    }
  }

  private ClientSecret secret() {
    return new ClientSecret(
        secret == null ? null : new Secret(secret), secretFile, previousSecretFile, overlapDays);
  }
}
