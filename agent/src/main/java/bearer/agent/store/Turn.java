package bearer.agent.store;

import bearer.agent.token.Token;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One time that a process wants a token: it takes the one in the store, or waits for the process
 * that asks for one, or becomes that process. Whatever fails, it asks by itself. One thread.
 */
@SuppressWarnings("EmptyCatch")
final class Turn {
  /** Renewed while its holder asks; another process takes its place when it ends. */
  static final long LEASE_MILLIS = 2_000;

  /**
   * A server that ends the old token as it issues the next has others take the old one out of the
   * store at just that moment.
   */
  private static final int PUTS = 3;

  private static final long LEAST_PAUSE = 100;
  private static final long MOST_PAUSE = 300;

  private final Fleet fleet;
  private final Seal seal;
  private final String name;

  private final long number;

  /** Not of what is refused meanwhile: a server may end the old token as it issues the next. */
  private final int refusals;

  private final String fence = UUID.randomUUID().toString();
  private Stored before = new Stored(null, 0);
  private @Nullable StoreConnection connection;
  private @Nullable LeaseKeeper keeper;
  private boolean leased;

  /**
   * @param number of the newest token that this process had when it began to want another one
   */
  Turn(Fleet fleet, Keys keys, long number) {
    this.fleet = fleet;
    this.seal = keys.seal;
    this.name = keys.name;
    this.number = number;
    this.refusals = fleet.known.refusalsOfNext();
  }

  /**
   * The token of another process; null if this one is to ask.
   *
   * @param patienceNanos how long to wait for another one that asks
   */
  @Nullable Token await(long patienceNanos) {
    long end = fleet.ticker.nanos() + patienceNanos;
    try {
      StoreConnection opened = fleet.store.connect(name);
      connection = opened;
      Token found = look(opened);
      while (found == null && !elected(opened) && fleet.ticker.nanos() - end < 0) {
        long pause = ThreadLocalRandom.current().nextLong(LEAST_PAUSE, MOST_PAUSE);
        found = fleet.known.awaitNewer(number, pause);
        found = found == null ? look(opened) : found;
      }
      if (found == null && leased) {
        found = look(opened); // what came between the look before and the lease
      }
      fleet.health.works();
      return found;
    } catch (IOException | RuntimeException failed) {
      give(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private @Nullable Token look(StoreConnection opened) throws IOException {
    long now = fleet.ticker.nanos();
    before = opened.read();
    byte[] sealed = before.sealed;
    Entry entry = sealed == null ? null : fleet.opened(sealed, seal);
    if (sealed != null && entry != null && fleet.known.isRefused(entry)) {
      Token again = fleet.known.again(entry, before.leftMillis, now);
      if (again != null) {
        return again;
      }
      opened.drop(sealed);
    } else if (entry != null && fleet.known.newer(entry, before.leftMillis, now, false) != null) {
      fleet.state.took();
    }
    return fleet.known.newerThan(number); // which this process may have been told of just now
  }

  private boolean elected(StoreConnection opened) throws IOException {
    leased = opened.lease(fence);
    fleet.state.leased(leased ? "this process" : "another process");
    return leased;
  }

  /** Keeps the lease, if there is one, while the caller asks. */
  void asks(long longestNanos) {
    StoreConnection opened = connection;
    if (leased && opened != null) {
      LeaseKeeper keeping = new LeaseKeeper(opened, fence, fleet.ticker, longestNanos);
      keeper = keeping;
      fleet.run(keeping);
    }
  }

  /** Shares what the caller has got, unless somebody was faster, whose token it returns. */
  Token share(Token own) {
    stopKeeping();
    long itsNumber = fleet.known.numberOfNext(own.origin().issuedMillis);
    StoreConnection opened = connection;
    try {
      for (int i = 0; opened != null && i < PUTS; i++) {
        if (put(opened, own, itsNumber)) {
          fleet.known.own(own, itsNumber, refusals);
          return own;
        }
        Token theirs = look(opened);
        if (theirs != null) {
          return theirs;
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException failed) {
      give(failed);
    }
    fleet.known.own(own, 0, refusals); // whatever others share next is newer
    return own;
  }

  private boolean put(StoreConnection opened, Token own, long itsNumber)
      throws IOException, GeneralSecurityException {
    long life = own.life() / 1_000_000L;
    long left = life - (fleet.ticker.nanos() - own.requestedAt()) / 1_000_000L;
    if (left <= 0) {
      return true; // for nobody else
    }
    Entry entry =
        new Entry(
            itsNumber,
            own.origin().issuedMillis,
            life,
            refusals,
            own.origin().credential,
            own.value());
    boolean put = opened.replace(before, new Stored(seal.close(entry.bytes()), left), fence);
    leased &= !put;
    return put;
  }

  /** The store is of no use now. */
  private void give(Exception failed) {
    fleet.health.failed(failed);
    leased = false;
    StoreConnection opened = connection;
    connection = null;
    if (opened != null) {
      opened.close();
    }
  }

  private void stopKeeping() {
    LeaseKeeper keeping = keeper;
    if (keeping != null) {
      keeping.stop();
      keeper = null;
    }
  }

  /** Whatever came of it. Never fails. */
  void end() {
    stopKeeping();
    fleet.state.leased("nobody");
    StoreConnection opened = connection;
    if (opened == null) {
      return;
    }
    try {
      if (leased) {
        opened.release(fence);
      }
    } catch (IOException gone) { // it ends by itself
    }
    opened.close();
  }
}
