package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Who asks for tokens, where and how. Immutable; holds no secret in its text form. */
public final class Credential {
  public final String tokenUrl;
  public final String clientId;

  /** The secret itself, or null if it comes from {@link #secretFile}. */
  public final @Nullable Secret secret;

  /** A file read at each token request, or null if there is a {@link #secret}. */
  public final @Nullable String secretFile;

  public final TokenAuthMethod authMethod;
  public final @Nullable String scope;
  public final @Nullable String audience;

  /** {@code host:port} of a proxy for token requests alone; null for the JVM's own settings. */
  public final @Nullable String proxy;

  /** A trust store for token requests alone; null for the JVM's. */
  public final @Nullable String truststore;

  public final @Nullable Secret truststorePassword;

  /** A keystore type, such as {@code PKCS12}; null for the JVM's default. */
  public final @Nullable String truststoreType;

  public Credential(
      String tokenUrl,
      String clientId,
      @Nullable Secret secret,
      @Nullable String secretFile,
      TokenAuthMethod authMethod,
      @Nullable String scope,
      @Nullable String audience,
      @Nullable String proxy,
      @Nullable String truststore,
      @Nullable Secret truststorePassword,
      @Nullable String truststoreType) {
    this.tokenUrl = tokenUrl;
    this.clientId = clientId;
    this.secret = secret;
    this.secretFile = secretFile;
    this.authMethod = authMethod;
    this.scope = scope;
    this.audience = audience;
    this.proxy = proxy;
    this.truststore = truststore;
    this.truststorePassword = truststorePassword;
    this.truststoreType = truststoreType;
  }

  @Override
  public String toString() {
    return "Credential[" + clientId + " at " + tokenUrl + "]";
  }
}
