package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenOrigin;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of the tokens that its fleet has had: which is the newest, and which an
 * API has refused. What is older than that is ignored, whoever puts it into the store. Thread-safe.
 */
final class Known {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /** How far the wall clocks of a fleet may be apart. */
  private static final long SKEW_MILLIS = 60_000;

  /** A token that was told of so lately is no reason to ask for another one. */
  private static final long LATELY = 2 * SECOND;

  private static final long LEAST_INTERVAL = 10 * SECOND;
  private static final long LONGEST_INTERVAL = 600 * SECOND;
  private static final int MOST_DOUBLINGS = 6;

  private final Ticker ticker;

  @GuardedBy("this")
  private long number;

  @GuardedBy("this")
  private @Nullable Token newest;

  /** When it was first seen here. */
  @GuardedBy("this")
  private long since;

  @GuardedBy("this")
  private int refusals;

  @GuardedBy("this")
  private boolean told;

  @GuardedBy("this")
  private @Nullable Token refused;

  Known(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Of the newest token; 0 if there was none. */
  synchronized long number() {
    return number;
  }

  synchronized @Nullable Token newest() {
    return newest;
  }

  /** An API has refused it. */
  synchronized void refuse(Token token) {
    refused = token;
  }

  synchronized boolean isRefused(Entry entry) {
    return refused != null && refused.value().equals(entry.token);
  }

  /** How many tokens in a row the next one would be, asked for because of refusals. */
  synchronized int refusalsOfNext() {
    Token old = newest;
    return old != null && refused != null && refused.sameAs(old) ? refusals + 1 : 0;
  }

  /** What the next one is numbered, beyond everything that was ever seen. */
  synchronized long numberOfNext(long issuedMillis) {
    return Math.max(number + 1, issuedMillis);
  }

  /** The newest is a token that this process has asked for. */
  synchronized void own(Token token, long itsNumber, int itsRefusals) {
    note(token, itsNumber, itsRefusals, false);
  }

  @GuardedBy("this")
  private void note(Token token, long itsNumber, int itsRefusals, boolean byNotice) {
    newest = token;
    number = Math.max(number, itsNumber);
    refusals = itsRefusals;
    since = ticker.nanos();
    told = byNotice;
    notifyAll();
  }

  /**
   * The token in an entry, if it is newer than all that were seen and lives.
   *
   * @param leftMillis how long it lives by the store; 0 or less if that does not say
   * @param readAt in ticker nanoseconds, before it was read
   * @param byNotice whether the store has told of it without being asked
   */
  synchronized @Nullable Token newer(Entry entry, long leftMillis, long readAt, boolean byNotice) {
    if (entry.number <= number || isRefused(entry)) {
      return null;
    }
    Token token = token(entry, leftMillis, readAt);
    if (token == null) {
      return null;
    }
    note(token, entry.number, entry.refusals, byNotice);
    return token;
  }

  /**
   * A refused token once more, while one after another is refused in the whole fleet, and the next
   * one is not due: 10 s after the first, then 20 s, 40 s … 10 min.
   */
  synchronized @Nullable Token again(Entry entry, long leftMillis, long readAt) {
    if (entry.refusals == 0) {
      return null;
    }
    Token token = token(entry, leftMillis, readAt);
    int doublings = Math.min(entry.refusals - 1, MOST_DOUBLINGS);
    long interval = Math.min(LEAST_INTERVAL << doublings, LONGEST_INTERVAL);
    long seenFor = entry.number == number ? readAt - since : 0;
    return token == null || Math.max(readAt - token.requestedAt(), seenFor) >= interval
        ? null
        : token;
  }

  private @Nullable Token token(Entry entry, long leftMillis, long readAt) {
    long end = entry.issuedMillis + entry.lifeMillis + SKEW_MILLIS - ticker.wallMillis();
    long left = Math.min(Math.min(leftMillis, entry.lifeMillis), end);
    if (left <= 0) {
      return null;
    }
    Token token =
        Lifetime.token(
            entry.token,
            readAt - (entry.lifeMillis - left) * MILLI,
            entry.lifeMillis * MILLI,
            ThreadLocalRandom.current().nextDouble(),
            TokenOrigin.shared(entry.credential, entry.issuedMillis));
    return token.usableAt(readAt) ? token : null;
  }

  /** What has just been told of, and is no token that was refused; null if there is nothing. */
  synchronized @Nullable Token toldLately() {
    Token token = newest;
    long now = ticker.nanos();
    if (token == null || !told || now - since >= LATELY || !token.usableAt(now)) {
      return null;
    }
    return refused != null && refused.sameAs(token) ? null : token;
  }

  /** Waits until there is a newer one, which it returns, or that time, or less, is over. */
  @SuppressWarnings("WaitNotInLoop") // the caller looks again
  synchronized @Nullable Token awaitNewer(long than, long millis) throws InterruptedException {
    if (number <= than) {
      wait(millis);
    }
    return newerThan(than);
  }

  /** Null if there is none that lives and was not refused. */
  synchronized @Nullable Token newerThan(long than) {
    Token token = newest;
    if (token == null || number <= than || !token.usableAt(ticker.nanos())) {
      return null;
    }
    return refused != null && refused.sameAs(token) ? null : token;
  }
}
