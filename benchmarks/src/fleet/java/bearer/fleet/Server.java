package bearer.fleet;

import bearer.agent.diag.Code;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** An authorization server that counts what it is asked in each second. */
final class Server {
  private static final long LIFE = Clock.seconds(300);

  private final Clock clock;
  private final Random random;
  private final int[] asked;

  /** From when it is down, and until when; in ticker nanoseconds. */
  long downFrom = Long.MAX_VALUE;

  long downUntil = Long.MIN_VALUE;

  /** What it says while it is down; 0 for nothing. */
  long retryAfterNanos;

  /** How many it serves in a second; others are told to come back. */
  int limit = Integer.MAX_VALUE;

  private int second = -1;
  private int served;

  Server(Clock clock, Random random, int seconds) {
    this.clock = clock;
    this.random = random;
    this.asked = new int[seconds + 1];
  }

  Token ask() throws TokenUnavailable {
    long now = clock.nanos();
    int at = (int) TimeUnit.NANOSECONDS.toSeconds(now);
    asked[at]++;
    if (now >= downFrom && now < downUntil) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "down", retryAfterNanos);
    }
    if (at != second) {
      second = at;
      served = 0;
    }
    if (++served > limit) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "429", retryAfterNanos);
    }
    return Lifetime.token("t" + random.nextLong(Long.MAX_VALUE), now, LIFE, random.nextDouble());
  }

  /** The most requests in any of these seconds. */
  int peak(int from, int until) {
    int peak = 0;
    for (int at = from; at < until; at++) {
      peak = Math.max(peak, asked[at]);
    }
    return peak;
  }

  int total() {
    int total = 0;
    for (int requests : asked) {
      total += requests;
    }
    return total;
  }
}
