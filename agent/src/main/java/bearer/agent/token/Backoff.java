package bearer.agent.token;

/**
 * How long to leave the authorization server alone after failures of one kind: 1, 2, 4 … 30 s, for
 * a rejected credential to 60 s, both with equal jitter; always 60 s for a configuration error.
 */
final class Backoff {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST = 30 * SECOND;
  private static final long LONGEST_REJECTED = 60 * SECOND;
  private static final int MAX_DOUBLINGS = 6;

  /** Less than this is never waited, however soon the old token ends. */
  static final long SHORTEST = SECOND / 2;

  private Backoff() {}

  /**
   * Nanoseconds, at least half of the step and less than the whole.
   *
   * @param failures in a row, at least one
   * @param jitter from 0 (inclusive) to 1
   */
  static long nanos(FailureKind kind, int failures, double jitter) {
    if (kind == FailureKind.CONFIGURATION) {
      return LONGEST_REJECTED;
    }
    // clamped before the shift: an unclamped one overflows in a long outage and never ends
    int doublings = Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS);
    long longest = kind == FailureKind.CREDENTIAL ? LONGEST_REJECTED : LONGEST;
    long step = Math.min(SECOND << doublings, longest);
    long half = step / 2;
    return half + (long) (half * jitter);
  }

  /**
   * What remains of a pause when the old token, still in use, has only so long to live: a third, so
   * that several tries fit in, and one is due when it ends.
   */
  static long beforeTheEnd(FailureKind kind, long pause, long remaining) {
    long share = kind == FailureKind.TRANSIENT ? remaining / 3 : remaining;
    return Math.min(Math.min(pause, Math.max(share, SHORTEST)), remaining);
  }

  /** The server's own wish, and up to a second more, so that not everybody comes back at once. */
  static long after(long retryAfter, double jitter) {
    return retryAfter + (long) (Math.min(retryAfter, SECOND) * jitter);
  }
}
