package bearer.agent.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks for tokens, where and how. Immutable; holds no secret in its text form. */
public final class Credential {
  /** Empty if it is to be found out from {@link #issuer}. */
  public final String tokenUrl;

  /** Empty if it comes from {@link #clientIdFile}. */
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

  /** A file with the secret before the present one, read as {@link #secretFile}; null for none. */
  public final @Nullable String previousSecretFile;

  /** A file read at each token request; null if there is a {@link #clientId}. */
  public final @Nullable String clientIdFile;

  /** Not null for the methods that use a key. */
  public final @Nullable ClientKey clientKey;

  /** Whose metadata name the token endpoint, exactly as written; used without a token URL only. */
  public final @Nullable String issuer;

  /** Whether a discovered endpoint may be plain http on another machine. */
  public final boolean allowHttp;

  /** Further parameters of token requests, by name. Not for display. */
  public final Map<String, String> parameters;

  /** How many days the provider lets a replaced secret live; 0 if that is not known. */
  public final int secretOverlapDays;

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
      @Nullable String truststoreType,
      @Nullable String previousSecretFile,
      @Nullable String clientIdFile,
      @Nullable ClientKey clientKey,
      @Nullable String issuer,
      boolean allowHttp,
      Map<String, String> parameters,
      int secretOverlapDays) {
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
    this.previousSecretFile = previousSecretFile;
    this.clientIdFile = clientIdFile;
    this.clientKey = clientKey;
    this.issuer = issuer;
    this.allowHttp = allowHttp;
    this.parameters = parameters;
    this.secretOverlapDays = secretOverlapDays;
  }

  @Override
  public String toString() {
    String who = clientIdFile == null ? clientId : clientIdFile;
    return "Credential[" + who + " at " + (issuer == null ? tokenUrl : issuer) + "]";
  }
}
