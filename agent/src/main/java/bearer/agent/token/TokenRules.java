package bearer.agent.token;

import java.util.concurrent.ThreadLocalRandom;

/** What an operator may decide about the use of tokens over time. */
public final class TokenRules {
  /** Refresh after three quarters of the life; nothing is sent past its end. */
  public static final TokenRules DEFAULT = new TokenRules(0, 0);

  /** How long before its end a token is refreshed, in nanoseconds; 0 for a share of its life. */
  final long refreshBeforeNanos;

  /** How long a token is sent past its end while the server fails, in nanoseconds. */
  final long serveStaleNanos;

  public TokenRules(long refreshBeforeNanos, long serveStaleNanos) {
    this.refreshBeforeNanos = refreshBeforeNanos;
    this.serveStaleNanos = serveStaleNanos;
  }

  Token applied(Token fetched) {
    return refreshBeforeNanos == 0
        ? fetched
        : Lifetime.refreshedBefore(
            fetched, refreshBeforeNanos, ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Whether a token past its deadline is better than none after such a failure: until its real end
   * always, beyond that only while the server cannot answer. A refusal is not masked.
   */
  boolean prefersOld(Token old, long now, TokenUnavailable failure) {
    boolean transientFailure = failure.kind() == FailureKind.TRANSIENT;
    return old.livesAt(now, transientFailure ? serveStaleNanos : 0);
  }
}
