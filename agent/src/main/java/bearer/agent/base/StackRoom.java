package bearer.agent.base;

/**
 * Whether a thread has stack left for what is done once and cannot be repeated: an application may
 * need its first client wherever it is in a recursion.
 */
public final class StackRoom {
  private static final int DEPTH = 128; // of frames of some hundred bytes, compiled or not

  private StackRoom() {}

  /**
   * Returns if some ten kilobytes of the current thread's stack are free, beside what the JVM keeps
   * for itself. Takes microseconds.
   *
   * @throws StackOverflowError if they are not; nothing has been begun then, so that a later call
   *     can succeed
   */
  public static void need() {
    descend(DEPTH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
  }

  /** What it is given is what makes its frame large: compiled code passes it on the stack. */
  private static long descend(
      int left,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p,
      long q,
      long r,
      long s,
      long t) {
    return left == 0
        ? a + t
        : descend(left - 1, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, a) + 1;
  }
}
