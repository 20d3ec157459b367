package bearer.agent.token;

import bearer.agent.diag.Code;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * What APIs answer to the tokens of a cell: whether a 401 is worth another token, and what it means
 * when they go on. A token refused right after it was issued is not the problem, and an API that
 * refuses everything must not cause a request for each refusal: while one token after another is
 * refused, the next one is asked for after 10 s, 20 s … 10 min. Thread-safe.
 */
final class Answers {
  private static final long SECOND = 1_000_000_000L;
  private static final long YOUNG = 5 * SECOND;
  private static final long INTERVAL = 10 * SECOND;
  private static final long LONGEST_INTERVAL = 600 * SECOND;
  private static final int MOST_DOUBLINGS = 6;

  /** So many refused tokens in a row are a pattern. */
  private static final int PATTERN = 3;

  private final Flights flights;
  private final TokenReports reports;

  /** The token that all below is about. */
  @GuardedBy("this")
  private @Nullable Held current;

  @GuardedBy("this")
  private boolean accepted;

  @GuardedBy("this")
  private boolean refused;

  @GuardedBy("this")
  private long refusedAt;

  @GuardedBy("this")
  private boolean heeded;

  @GuardedBy("this")
  private long heededAt;

  /** Tokens in a row that were refused, and those among them that had been accepted before. */
  @GuardedBy("this")
  private int inARow;

  @GuardedBy("this")
  private int diedEarly;

  /** Whether one of them was accepted long after it had been refused: so it was not dead. */
  @GuardedBy("this")
  private boolean livedOn;

  @GuardedBy("this")
  private boolean said;

  Answers(Flights flights, TokenReports reports) {
    this.flights = flights;
    this.reports = reports;
  }

  /**
   * An API has accepted the token in use. Takes a lock once for each token that is never refused.
   */
  void accepted(Held token) {
    if (!token.isNewsThatAccepted()) {
      return;
    }
    synchronized (this) {
      turnTo(token);
      if (!refused) {
        accepted = true;
      } else if (flights.ticker.nanos() - refusedAt
          >= YOUNG) { // sooner, it may have been sent before
        livedOn = true;
        token.settle();
      }
    }
  }

  /**
   * An API has refused the token in use, which is given up if it is worth another one: never in its
   * first 5 s.
   *
   * @return whether another one is to be had
   */
  boolean refused(Held token, long now) {
    Code pattern;
    boolean heed;
    synchronized (this) {
      if (flights.held() != token) {
        return true; // somebody was faster
      }
      turnTo(token);
      boolean asked = flights.isUnderWay(); // another one costs no request of its own
      if (!asked && token.age(now) < YOUNG) {
        return false;
      }
      note(token, now);
      pattern = pattern();
      heed = asked || !heeded || now - heededAt >= interval();
      if (heed) {
        heeded |= !asked;
        heededAt = asked ? heededAt : now;
        flights.giveUp(token);
      }
    }
    if (pattern != null) {
      reports.pattern(pattern);
    }
    return heed;
  }

  /** A token that was never refused ends what was before it. */
  @GuardedBy("this")
  private void turnTo(Held token) {
    if (current == token) {
      return;
    }
    boolean replaced = isReplacedForTheFleet(token);
    heeded &= !replaced;
    if (!refused || replaced) {
      inARow = 0;
      diedEarly = 0;
      livedOn = false;
      said = false;
    }
    current = token;
    accepted = false;
    refused = false;
  }

  /** What another process has replaced may be refused before this one hears of it. */
  @GuardedBy("this")
  private boolean isReplacedForTheFleet(Held by) {
    Held before = current;
    return accepted && before != null && by.token.origin().shared && !by.token.sameAs(before.token);
  }

  @GuardedBy("this")
  private void note(Held token, long now) {
    if (!refused) {
      refused = true;
      refusedAt = now;
      token.refuse();
      inARow++;
      diedEarly += accepted ? 1 : 0;
    }
  }

  @GuardedBy("this")
  private long interval() {
    int doublings = Math.min(Math.max(inARow - 1, 0), MOST_DOUBLINGS);
    return Math.min(INTERVAL << doublings, LONGEST_INTERVAL);
  }

  @GuardedBy("this")
  private @Nullable Code pattern() {
    if (said || inARow < PATTERN) {
      return null;
    }
    said = true;
    return diedEarly == inARow && !livedOn ? Code.TOKENS_REPLACED : Code.TOKENS_REFUSED;
  }

  /** The credential was rejected when a refused token was to be replaced. */
  void credentialRejected() {
    synchronized (this) {
      if (said) {
        return;
      }
      said = true;
    }
    reports.pattern(Code.CREDENTIAL_WITHDRAWN);
  }
}
