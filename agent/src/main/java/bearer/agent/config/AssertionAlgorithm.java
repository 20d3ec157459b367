package bearer.agent.config;

/** How a client assertion is signed (RFC 7518 section 3.1). */
public enum AssertionAlgorithm {
  RS256,
  PS256,
  ES256
}
