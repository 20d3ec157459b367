package bearer.agent.store;

import bearer.agent.token.Token;
import bearer.agent.token.TokenFollower;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the tokens of others while this process uses its own, on a thread and a connection that
 * are there for that; both end when no token was used for ten minutes.
 */
final class Listener implements Runnable, Store.News {
  private static final long SECOND = 1_000_000_000L;
  private static final long IDLE = 600 * SECOND;
  private static final long KEYS_STAY = 10 * SECOND;
  private static final int MOST_DOUBLINGS = 5;

  private final Fleet fleet;
  private final KeySource source;
  private final AtomicBoolean runs = new AtomicBoolean();
  private volatile @Nullable TokenFollower follower;
  private volatile @Nullable Keys keys;
  private volatile long usedAt;
  private volatile String heard = "";
  private int failures; // in a row; its own thread's

  Listener(Fleet fleet, KeySource source) {
    this.fleet = fleet;
    this.source = source;
  }

  void follow(TokenFollower told) {
    follower = told;
  }

  /** A token is wanted now, with these. Starts to listen, unless it does. */
  void wants(Keys present) {
    keys = present;
    usedAt = fleet.ticker.nanos();
    if (runs.compareAndSet(false, true) && !fleet.run(this)) {
      runs.set(false);
    }
  }

  @Override
  public void run() {
    try {
      while (isUsed()) {
        listen();
        pause();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      runs.set(false);
    }
  }

  private void listen() {
    Keys present = keys;
    try {
      if (present != null) {
        heard = present.name;
        fleet.store.listen(present.name, this);
      }
    } catch (StoreRefusal refused) {
      fleet.isDeaf(refused);
      failures++;
    } catch (IOException | RuntimeException failed) {
      failures++;
    }
  }

  private void pause() throws InterruptedException {
    long millis = 500L << Math.min(failures, MOST_DOUBLINGS);
    Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
  }

  private boolean isUsed() {
    return fleet.ticker.nanos() - usedAt < IDLE;
  }

  @Override
  public boolean wanted() {
    Keys present = keys;
    return isUsed() && present != null && present.name.equals(heard);
  }

  /** What came before is looked for once. */
  @Override
  public void begins() {
    Keys present = keys;
    boolean again = failures > 0;
    failures = 0;
    if (again && present != null) {
      try {
        StoreConnection connection = fleet.store.connect(present.name);
        try {
          hear(connection.read(), present);
        } finally {
          connection.close();
        }
      } catch (IOException failed) {
        fleet.health.failed(failed);
      }
    }
  }

  @Override
  public void is(Stored stored) {
    Keys present = keys;
    if (present != null) {
      hear(stored, present);
    }
  }

  private void hear(Stored stored, Keys present) {
    long now = fleet.ticker.nanos();
    byte[] sealed = stored.sealed;
    if (sealed == null) {
      return;
    }
    byte[] content = present.seal.open(sealed);
    if (content == null && now - present.readAt >= KEYS_STAY) {
      Keys read = read(present);
      keys = read;
      content = read.seal.open(sealed);
    }
    Entry entry = content == null ? null : Entry.of(content);
    Token token = entry == null ? null : fleet.known.newer(entry, stored.leftMillis, now, true);
    TokenFollower told = follower;
    if (token != null && told != null) {
      fleet.state.took();
      if (told.newer(token)) {
        usedAt = now;
      }
    }
  }

  /** After a rotation others have another secret already. */
  private Keys read(Keys present) {
    try {
      return Keys.read(source, fleet.ticker);
    } catch (TokenUnavailable unreadable) {
      return new Keys(present.name, present.seal, fleet.ticker.nanos());
    }
  }
}
