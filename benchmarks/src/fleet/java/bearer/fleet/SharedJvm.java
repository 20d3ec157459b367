package bearer.fleet;

import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.Lifetime;
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenFollower;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.OutputStream;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A process that calls an API every ten seconds on average and shares its token. The cell is the
 * agent's; how it takes turns with others is told here once more, without threads that wait.
 */
final class SharedJvm implements TokenFetcher, Runnable {
  private static final long TOKEN_TIMEOUT = Clock.seconds(5);
  private static final double SERVER_LATENCY = 0.1;
  private static final long STORE_LATENCY = Clock.seconds(0.001);
  private static final long LATELY = Clock.seconds(2);
  private static final long SILENCE = Clock.seconds(60);
  private static final double CALLS_APART = 10;

  private final Clock clock;
  private final Server server;
  private final SharedStore store;
  private final Random random;
  private final TokenCell cell;
  private @Nullable TokenFollower follower;
  private @Nullable Token newest;
  private @Nullable Token taken;
  private @Nullable Runnable waiting;
  private boolean listens;

  /** When it was told of its token. */
  private long toldAt = -LATELY;

  /** Since when nothing has come from the store by itself. */
  private long silentSince;

  /** How long it bears that. */
  private long endured;

  SharedJvm(Clock clock, Server server, SharedStore store, Random random) {
    this.clock = clock;
    this.server = server;
    this.store = store;
    this.random = random;
    Log silent = new Log(Level.OFF, OutputStream.nullOutputStream(), clock);
    this.cell =
        new TokenCell(
            this,
            this::takeTurn,
            clock,
            clock,
            silent,
            TokenRules.DEFAULT,
            new ServerGates(),
            new Counters());
  }

  void startsAt(long nanos) {
    clock.after(nanos - clock.nanos(), this);
  }

  /** A call, and the next one. */
  @Override
  public void run() {
    if (cell.current() == null) {
      cell.whenLanded(() -> {}, TOKEN_TIMEOUT);
    }
    clock.after(Clock.seconds(-CALLS_APART * Math.log(1 - random.nextDouble())), this);
  }

  @Override
  public void follow(TokenFollower told) {
    follower = told;
  }

  private void takeTurn(Runnable fetch) {
    Token told = newest;
    if (told != null && clock.nanos() - toldAt < LATELY && told.usableAt(clock.nanos())) {
      give(told, fetch);
      return;
    }
    if (!listens) {
      listens = true;
      silentSince = clock.nanos();
      endured = silence();
      store.subscribe(this);
      clock.after(endured, this::breakSilence);
    }
    Token had = newest;
    clock.after(STORE_LATENCY, () -> look(had, fetch));
  }

  private void look(@Nullable Token had, Runnable fetch) {
    Token there = store.read();
    if (there != null) {
      note(there);
    }
    if (takes(had, fetch)) {
      return;
    }
    if (store.lease(this)) {
      store.read();
      clock.after(Clock.seconds(SERVER_LATENCY * (0.5 + random.nextDouble())), fetch);
    } else {
      waitFor(had, fetch);
    }
  }

  /** For the notice, or a while. */
  private void waitFor(@Nullable Token had, Runnable fetch) {
    Runnable next =
        new Runnable() {
          @Override
          public void run() {
            if (waiting == this) {
              waiting = null;
              goOn(had, fetch);
            }
          }
        };
    waiting = next;
    clock.after(Clock.seconds(0.1 + 0.2 * random.nextDouble()), next);
  }

  private void goOn(@Nullable Token had, Runnable fetch) {
    if (!takes(had, fetch)) {
      look(had, fetch);
    }
  }

  /** What it has come to know of since it began to want one. */
  private boolean takes(@Nullable Token had, Runnable fetch) {
    Token present = newest;
    if (present == null || present == had) {
      return false;
    }
    give(present, fetch);
    return true;
  }

  private void give(Token token, Runnable fetch) {
    taken = token;
    fetch.run();
  }

  /** What it has taken; else it has the lease, and the answer of the server is there. */
  @Override
  public Token fetch() throws TokenUnavailable {
    Token given = taken;
    taken = null;
    if (given != null) {
      return given;
    }
    Token own = server.ask();
    newest = own;
    store.replace(own);
    return own;
  }

  /** With a moment of its own to be refreshed at. */
  private void note(Token shared) {
    Token old = newest;
    if (old == null || !old.sameAs(shared)) {
      newest =
          Lifetime.token(shared.value(), shared.requestedAt(), shared.life(), random.nextDouble());
    }
  }

  void hear(Token shared) {
    Token old = newest;
    silentSince = clock.nanos();
    endured = silence();
    note(shared);
    Token now = newest;
    TokenFollower told = follower;
    if (now != null && now != old && told != null) {
      toldAt = clock.nanos();
      told.newer(now);
    }
    Runnable next = waiting;
    if (next != null) {
      next.run();
    }
  }

  /** As {@code RedisStore}'s. */
  private long silence() {
    return (long) (SILENCE * (1 - random.nextDouble() / 3));
  }

  private void breakSilence() {
    long silent = clock.nanos() - silentSince;
    if (silent >= endured) {
      store.ping();
      silentSince = clock.nanos();
      endured = silence();
      silent = 0;
    }
    clock.after(endured - silent, this::breakSilence);
  }
}
