package bearer.agent.answers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Of one rule and one credential: whether the API goes on refusing the token, so that it is better
 * not to send it. Then a single request tries it after 1 minute, and after twice as long each time
 * that it is refused again, 30 minutes at most. Thread-safe; {@link #isOpen} is one volatile read,
 * and an answer that is no refusal costs neither a lock nor an allocation.
 */
public final class Breaker {
  /** What an answer has brought about. */
  public enum Change {
    NONE,
    /** The API goes on refusing the token: to be said. */
    OPENED,
    /** It takes it again: to be said. */
    CLOSED
  }

  private static final long FIRST_PAUSE = TimeUnit.MINUTES.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(30);

  private final int percent;
  private final boolean warns;
  private final Window window = new Window();

  /** When it began to count; 0 if it has not. */
  private volatile long start;

  private volatile boolean open;

  /** Whether it has been said, of one that only warns. */
  private volatile boolean warned;

  /** The token whose refusal is no news yet, as long as nothing else is refused. */
  private volatile @Nullable Object excused;

  private volatile long trialAt;

  @GuardedBy("this")
  private long pause;

  /**
   * @param percent of the answers that are refusals; 0 for none that ever opens
   * @param warns whether requests go on carrying the token all the same
   */
  public Breaker(int percent, boolean warns) {
    this.percent = percent;
    this.warns = warns;
  }

  /** Whether requests go out without the token. */
  public boolean isOpen() {
    return open;
  }

  /** Whether the API goes on refusing the token, whatever follows from that. */
  public boolean isRefused() {
    return open || warned;
  }

  /**
   * Whether a request that was refused, and may not be sent again, is not counted: another token is
   * to be had, and nobody knows yet whether that one is refused too.
   */
  public boolean excuses(Object token) {
    Object known = excused;
    if (known == null) {
      excused = token; // of two at once either may win
      return true;
    }
    return known == token;
  }

  /**
   * An API's answer to a request with the token.
   *
   * @param now ticker nanoseconds
   */
  public Change answered(Verdict verdict, long now) {
    if (percent == 0 || open) {
      return Change.NONE; // sent before it opened
    }
    int second = second(now);
    window.add(verdict, second);
    if (verdict == Verdict.TAKEN) {
      if (excused != null) {
        excused = null;
      }
      return warned ? recovered(second) : Change.NONE;
    }
    return warned || !window.at(second).reach(percent) ? Change.NONE : opened(now);
  }

  private synchronized Change opened(long now) {
    if (open || warned) {
      return Change.NONE;
    }
    if (warns) {
      warned = true;
    } else {
      pause = FIRST_PAUSE;
      trialAt = now + pause;
      open = true;
    }
    return Change.OPENED;
  }

  private synchronized Change recovered(int second) {
    if (!warned || !window.at(second).areGood()) {
      return Change.NONE;
    }
    warned = false;
    return Change.CLOSED;
  }

  /** Whether it is time for one request to carry the token. Takes no lock. */
  public boolean isTrialDue(long now) {
    return open && now - trialAt >= 0;
  }

  /**
   * Whether the request that asks is the one. If its answer is never seen, since it got nowhere,
   * the next comes after the first pause, however long the last one was.
   */
  public synchronized boolean takesTrial(long now) {
    if (!isTrialDue(now)) {
      return false;
    }
    trialAt = now + FIRST_PAUSE;
    return true;
  }

  /** The request that has taken the trial does not carry the token after all: the next one may. */
  public synchronized void givesTrialBack(long now) {
    trialAt = now;
  }

  /** Whoever says that the API takes the token again is right. Whether that is news. */
  public synchronized boolean close() {
    boolean was = open;
    if (open) {
      window.forget();
      excused = null;
      open = false;
    }
    return was;
  }

  /**
   * The answer to the request that carried the token for a trial.
   *
   * @param good whether the API has taken it; false for a refusal
   */
  public synchronized Change tried(boolean good, long now) {
    if (!open) {
      return Change.NONE;
    }
    if (good) {
      return close() ? Change.CLOSED : Change.NONE;
    }
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    trialAt = now + pause;
    return Change.NONE;
  }

  /** Seconds until the next trial is due; negative if it is not open. */
  public long secondsToTrial(long now) {
    return open ? Math.max(0, TimeUnit.NANOSECONDS.toSeconds(trialAt - now)) : -1;
  }

  /** What the answers were. */
  public Counts counts(long now) {
    return window.at(second(now));
  }

  private int second(long now) {
    long first = start;
    if (first == 0) {
      first = now;
      start = first; // of two at once either may win
    }
    return (int) TimeUnit.NANOSECONDS.toSeconds(now - first);
  }
}
