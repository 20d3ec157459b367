package bearer.benchmarks.tokens;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.CachedSupplier.StaleValueBehavior;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * 70 failures in a row, which take half an hour: without threads, sockets and real time, on the
 * agent's token cell and on the AWS SDK's cache. A caller asks every 100 ms.
 */
final class LongOutage {
  private static final int FAILURES = 70;
  private static final long STEP_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 24 * 3_600_000L;
  private static final long START = 1_700_000_000_000L;

  private long now = START;
  private int requests;
  private long lastRequest;
  private final List<Long> delays = new ArrayList<>();

  private LongOutage() {}

  static Delays ofAgent() {
    LongOutage outage = new LongOutage();
    Ticker ticker = () -> outage.now * 1_000_000;
    Log silent = new Log(Level.OFF, new ByteArrayOutputStream(), ticker);
    TokenCell cell = new TokenCell(() -> outage.token(ticker), Runnable::run, ticker, silent);
    return outage.last(() -> cell.await(0));
  }

  private Token token(Ticker ticker) throws TokenUnavailable {
    if (requested() <= FAILURES) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "down");
    }
    return Lifetime.token("token", ticker.nanos(), 300_000_000_000L, 0);
  }

  /** With the only setting in which it waits at all: it serves an old value meanwhile. */
  static Delays ofAws() {
    LongOutage outage = new LongOutage();
    CachedSupplier<String> cache =
        CachedSupplier.builder(outage::value)
            .clock(new MadeUpClock(outage))
            .staleValueBehavior(StaleValueBehavior.ALLOW)
            .build();
    cache.get();
    return outage.last(cache::get);
  }

  /** The first one is there, or there would be no old value to serve. */
  private RefreshResult<String> value() {
    Instant time = Instant.ofEpochMilli(now);
    if (now > START && requested() <= FAILURES) {
      throw new IllegalStateException("down");
    }
    return RefreshResult.builder("token").staleTime(time).build();
  }

  private int requested() {
    if (requests > 0) {
      delays.add(now - lastRequest);
    }
    lastRequest = now;
    return ++requests;
  }

  /** Of the cache that wants a clock of the JDK's. */
  private static final class MadeUpClock extends Clock {
    private final LongOutage outage;

    MadeUpClock(LongOutage outage) {
      this.outage = outage;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(outage.now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A caller's look at the cache. */
  private interface Caller {
    Object call() throws Exception;
  }

  private Delays last(Caller caller) {
    while (requests <= FAILURES && now - START < PATIENCE_MILLIS) {
      now += STEP_MILLIS;
      try {
        caller.call();
      } catch (Exception down) {
        // what the outage is
      }
    }
    return new Delays(delays, requests > FAILURES);
  }
}
