package bearer.agent.token;

/** How long to leave the authorization server alone: 1, 2, 4 … 30 s with equal jitter. */
final class Backoff {
  private static final long FIRST = 1_000_000_000L;
  private static final long LONGEST = 30_000_000_000L;
  private static final int MAX_DOUBLINGS = 5;

  private Backoff() {}

  /**
   * Nanoseconds, at least half of the step and less than the whole.
   *
   * @param failures in a row, at least one
   * @param jitter from 0 (inclusive) to 1
   */
  static long nanos(int failures, double jitter) {
    // clamped before the shift: an unclamped one overflows in a long outage and never ends
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    long step = Math.min(FIRST << doublings, LONGEST);
    return step / 2 + (long) (step / 2 * jitter);
  }
}
