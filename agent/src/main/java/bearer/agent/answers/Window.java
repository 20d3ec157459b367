package bearer.agent.answers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The answers of the last 60 s, or the last {@value #FEWEST} where those are fewer; what has not
 * been answered yet is not refused. Takes no lock and allocates nothing. Thread-safe; an answer
 * that is counted while somebody looks, or forgets them all, may be missed.
 */
final class Window {
  static final int FEWEST = 10;

  private static final int SECONDS = 60;
  private static final int SLOTS = 64; // a power of two
  private static final int BITS = 2; // of a verdict in the last ten
  private static final int TEN = (1 << (BITS * FEWEST)) - 1;
  private static final int VERDICTS = Verdict.values().length;

  /** For each verdict and second: the second in the upper half, how many in the lower. */
  private final AtomicLongArray seconds = new AtomicLongArray(VERDICTS * SLOTS);

  private final AtomicInteger last = new AtomicInteger();

  /**
   * @param second on a clock that only goes forward
   */
  void add(Verdict verdict, int second) {
    int slot = verdict.index * SLOTS + (second & (SLOTS - 1));
    long before;
    long after;
    do {
      before = seconds.get(slot);
      after = isOf(second, before) ? before + 1 : ((long) second << 32) | 1;
    } while (!seconds.compareAndSet(slot, before, after));
    int known;
    do {
      known = last.get();
    } while (!last.compareAndSet(known, ((known << BITS) | verdict.index) & TEN));
  }

  /** What there is to be seen at a second. */
  Counts at(int second) {
    int taken = of(Verdict.TAKEN, second);
    int refused = of(Verdict.REFUSED, second);
    int forbidden = of(Verdict.FORBIDDEN, second);
    return taken + refused + forbidden < FEWEST
        ? ofLast(last.get())
        : new Counts(taken, refused, forbidden, true);
  }

  private int of(Verdict verdict, int now) {
    long sum = 0;
    for (int second = now; second > now - SECONDS; second--) {
      long slot = seconds.get(verdict.index * SLOTS + (second & (SLOTS - 1)));
      sum += isOf(second, slot) ? slot & 0xffff_ffffL : 0;
    }
    return (int) Math.min(sum, Integer.MAX_VALUE / VERDICTS);
  }

  private static boolean isOf(int second, long slot) {
    return (int) (slot >>> 32) == second;
  }

  private static Counts ofLast(int ten) {
    int[] counts = new int[1 << BITS];
    for (int i = 0; i < FEWEST; i++) {
      counts[(ten >>> (BITS * i)) & ((1 << BITS) - 1)]++;
    }
    return new Counts(
        counts[Verdict.TAKEN.index],
        counts[Verdict.REFUSED.index],
        counts[Verdict.FORBIDDEN.index],
        false);
  }

  void forget() {
    for (int i = 0; i < seconds.length(); i++) {
      seconds.set(i, 0);
    }
    last.set(0);
  }
}
