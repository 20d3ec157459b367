package bearer.agent.token;

/**
 * Whether a 401 is worth another token. A token refused right after it was issued is not the
 * problem, and an API that refuses everything must not cause a request for each refusal. Guarded by
 * the lock of its cell.
 */
final class Refusals {
  private static final long YOUNG = 5_000_000_000L;
  private static final long INTERVAL = 10_000_000_000L;

  private long issuedAt;
  private long heededAt;
  private boolean heeded;

  void issued(long now) {
    issuedAt = now;
  }

  /** Answers yes at most once every 10 s, and never in the first 5 s of a token. */
  boolean heed(long now) {
    if (now - issuedAt < YOUNG || (heeded && now - heededAt < INTERVAL)) {
      return false;
    }
    heeded = true;
    heededAt = now;
    return true;
  }
}
