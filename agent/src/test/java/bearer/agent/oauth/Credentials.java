package bearer.agent.oauth;

import bearer.agent.config.Credential;
import bearer.agent.config.Secret;
import bearer.agent.config.TokenAuthMethod;
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
  private @Nullable String truststore;
  private String truststorePassword = "changeit";

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

  Credentials truststore(String file, String password) {
    truststore = file;
    truststorePassword = password;
    return this;
  }

  Credential build() {
    return new Credential(
        url,
        id,
        secret == null ? null : new Secret(secret),
        secretFile,
        method,
        scope,
        audience,
        proxy,
        truststore,
        truststore == null ? null : new Secret(truststorePassword),
        truststore == null ? null : "PKCS12");
  }
}
