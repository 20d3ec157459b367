package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** What a client assertion says besides what it must (RFC 7523 section 3). */
public final class Assertion extends Content {
  /** All by themselves. */
  public static final Assertion USUAL = new Assertion(null, null, null);

  /** The {@code kid}; null for the one in a JWK, or none. */
  public final @Nullable String keyId;

  /** Null for what fits the key: ES256 for an elliptic curve, else RS256. */
  public final @Nullable AssertionAlgorithm algorithm;

  /** The {@code aud}; null for the token URL. */
  public final @Nullable String audience;

  public Assertion(
      @Nullable String keyId, @Nullable AssertionAlgorithm algorithm, @Nullable String audience) {
    this.keyId = keyId;
    this.algorithm = algorithm;
    this.audience = audience;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {keyId, algorithm, audience};
  }
}
