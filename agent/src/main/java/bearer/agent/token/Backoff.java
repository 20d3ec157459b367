package bearer.agent.token;

/**
 * How long to leave the authorization server alone after failures of one kind: 1, 2, 4, 6 s, for a
 * rejected credential 1, 2, 4 … 60 s, both jittered; always 60 s for a configuration error. While a
 * token still lives nobody is in a hurry, and pauses are shares of what is left of it.
 *
 * <p>The bounds are those of a fleet: a thousand JVMs whose tokens end in the same second make no
 * more than 200 requests in any second, and have tokens again 10 s after the server has.
 */
final class Backoff {
  private static final long SECOND = 1_000_000_000L;

  /** While nobody has a token: 5 to 6 s, because a fleet that is busy asks as each pause ends. */
  private static final long LONGEST = 6 * SECOND;

  private static final long LONGEST_REJECTED = 60 * SECOND;
  private static final int MAX_DOUBLINGS = 6;

  /** While a token lives: on average, so that a fleet stays below 200 requests a second. */
  private static final long COVERED = 6 * SECOND;

  private static final long LONGEST_COVERED = 30 * SECOND;

  private Backoff() {}

  /**
   * Nanoseconds, at least half of the step and less than the whole; at the longest step of a server
   * that is down at least five sixths.
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
    long least = step == LONGEST ? step / 6 * 5 : step / 2;
    return least + (long) ((step - least) * jitter);
  }

  /**
   * What a pause becomes while an old token is in use: after a failure that passes, about a third
   * of what is left of it, so that several tries fit in; never much beyond its end, but not cut
   * below what it would be without a token: all would be cut at the same time.
   *
   * @param remaining how long it is still used, in nanoseconds
   * @param life how long it is used in all
   */
  static long covered(FailureKind kind, long pause, long remaining, long life, double jitter) {
    long wanted = pause;
    if (kind == FailureKind.TRANSIENT) {
      long share = Math.min(remaining / 3, LONGEST_COVERED);
      long average = Math.max(share, Math.min(COVERED, life / 8));
      wanted = (long) (average * (0.7 + 0.6 * jitter));
    }
    long end = remaining + (long) (Math.min(LONGEST, life / 8) * jitter);
    return Math.min(wanted, Math.max(Math.min(pause, LONGEST), end));
  }

  /**
   * The server's own wish, and up to a quarter more, so that not everybody comes back at once;
   * after a short one up to 6 s more, but no more than it is long.
   */
  static long after(long retryAfter, double jitter) {
    long spread = Math.max(retryAfter / 4, Math.min(retryAfter, LONGEST));
    return retryAfter + (long) (spread * jitter);
  }
}
