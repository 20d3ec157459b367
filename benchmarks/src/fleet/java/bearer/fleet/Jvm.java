package bearer.fleet;

import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.OutputStream;
import java.util.Random;

/** A process that calls an API now and then. */
final class Jvm implements TokenFetcher, Runnable {
  private static final long TOKEN_TIMEOUT = Clock.seconds(5);
  private static final double LATENCY = 0.1;

  private final Clock clock;
  private final Server server;
  private final Random random;

  /** Seconds between two calls, on average. */
  private final double pace;

  private TokenCell cell;
  private boolean started;

  /** When it began to have no token for its calls; negative while it has one. */
  private long bareSince = -1;

  /** Nanoseconds without a token. */
  private long bare;

  /** The last call that had none. */
  private long lastBare;

  Jvm(Clock clock, Server server, Random random, double pace) {
    this.clock = clock;
    this.server = server;
    this.random = random;
    this.pace = pace;
    this.cell = newCell();
  }

  private TokenCell newCell() {
    Log silent = new Log(Level.OFF, OutputStream.nullOutputStream(), clock);
    return new TokenCell(
        this,
        task -> clock.after(Clock.seconds(LATENCY * (0.5 + random.nextDouble())), task),
        clock,
        clock,
        silent,
        TokenRules.DEFAULT,
        new ServerGates(),
        new Counters());
  }

  void startsAt(long nanos) {
    clock.after(
        nanos - clock.nanos(),
        () -> {
          cell = newCell();
          if (!started) {
            started = true;
            run();
          }
        });
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    return server.ask();
  }

  /** A call, and the next one. */
  @Override
  public void run() {
    call();
    clock.after(Clock.seconds(-Math.log(1 - random.nextDouble()) * pace), this);
  }

  private void call() {
    if (cell.current() != null) {
      had();
    } else if (cell.whenLanded(this::look, TOKEN_TIMEOUT) <= 0) {
      look();
    }
  }

  private void look() {
    if (cell.current() != null) {
      had();
      return;
    }
    lastBare = clock.nanos();
    if (bareSince < 0) {
      bareSince = lastBare;
    }
  }

  private void had() {
    if (bareSince >= 0) {
      bare += clock.nanos() - bareSince;
      bareSince = -1;
    }
  }

  long bareNanos() {
    return bare + (bareSince < 0 ? 0 : clock.nanos() - bareSince);
  }

  /** When a call had no token for the last time; 0 for never. */
  long lastBareNanos() {
    return lastBare;
  }
}
