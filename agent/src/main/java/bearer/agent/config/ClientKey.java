package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Where a client's private key is and how it is used. Immutable; the key itself is in its file. */
public final class ClientKey {
  /** PEM, a JWK or a key store; read at each token request. */
  public final String file;

  /** A PEM file with the certificate chain; null if it is in {@link #file}. */
  public final @Nullable String certificateFile;

  public final @Nullable Secret password;

  /** Which entry of a key store; null for its only key. */
  public final @Nullable String alias;

  /** The {@code kid} of assertions; null for the one in a JWK, or none. */
  public final @Nullable String id;

  /** Null for what fits the key: ES256 for an elliptic curve, else RS256. */
  public final @Nullable AssertionAlgorithm algorithm;

  /** The {@code aud} of assertions; null for the token URL. */
  public final @Nullable String audience;

  public ClientKey(
      String file,
      @Nullable String certificateFile,
      @Nullable Secret password,
      @Nullable String alias,
      @Nullable String id,
      @Nullable AssertionAlgorithm algorithm,
      @Nullable String audience) {
    this.file = file;
    this.certificateFile = certificateFile;
    this.password = password;
    this.alias = alias;
    this.id = id;
    this.algorithm = algorithm;
    this.audience = audience;
  }

  @Override
  public String toString() {
    return "ClientKey[" + file + "]";
  }
}
