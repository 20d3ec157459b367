package bearer.agent.store;

import bearer.agent.token.FakeTicker;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** As a Redis server whose clock is the test's, and which fails as told. */
final class FakeStore implements Store, AutoCloseable {
  private static final long MILLI = 1_000_000L;

  private final FakeTicker ticker;
  private final CountDownLatch over = new CountDownLatch(1);
  final Map<String, byte[]> tokens = new HashMap<>();
  final Map<String, Long> ends = new HashMap<>();
  final Map<String, String> leases = new HashMap<>();
  final Map<String, Long> leaseEnds = new HashMap<>();
  private final CopyOnWriteArrayList<News> listeners = new CopyOnWriteArrayList<>();
  volatile @Nullable IOException fails;
  volatile @Nullable IOException failsToWrite;
  volatile boolean mute;
  volatile @Nullable Runnable beforeRead;

  /** Runs once between a look at what is there and its replacement, which then fails. */
  volatile @Nullable Runnable whileReplacing;

  int connections;

  FakeStore(FakeTicker ticker) {
    this.ticker = ticker;
  }

  @Override
  public synchronized StoreConnection connect(String name) throws IOException {
    check(fails);
    connections++;
    return new Opened(name);
  }

  /** What is put in is told until the test ends. */
  @Override
  @SuppressWarnings("EmptyCatch")
  public void listen(String name, News news) throws IOException {
    check(fails);
    synchronized (this) {
      listeners.add(news);
      notifyAll();
    }
    news.begins();
    try {
      over.await();
    } catch (InterruptedException interrupted) {
    }
  }

  /** Waits until so many listen. */
  synchronized void awaitListening(int processes) throws InterruptedException {
    while (listeners.size() < processes) {
      wait();
    }
  }

  /** Long after the end of everything. */
  @Override
  public void close() {
    ticker.advanceMillis(3_600_000);
    over.countDown();
  }

  synchronized byte @Nullable [] sealed(String name) {
    expire(name);
    return tokens.get(name);
  }

  synchronized void put(String name, byte[] sealed, long leftMillis) {
    tokens.put(name, sealed);
    ends.put(name, ticker.nanos() + leftMillis * MILLI);
  }

  private synchronized void expire(String name) {
    Long end = ends.get(name);
    if (end != null && end - ticker.nanos() <= 0) {
      tokens.remove(name);
      ends.remove(name);
    }
    Long leaseEnd = leaseEnds.get(name);
    if (leaseEnd != null && leaseEnd - ticker.nanos() <= 0) {
      leases.remove(name);
      leaseEnds.remove(name);
    }
  }

  private static void check(@Nullable IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private final class Opened implements StoreConnection {
    private final String name;

    Opened(String name) {
      this.name = name;
    }

    @Override
    public Stored read() throws IOException {
      Runnable first = beforeRead;
      beforeRead = null;
      if (first != null) {
        first.run();
      }
      synchronized (FakeStore.this) {
        check(fails);
        expire(name);
        Long end = ends.get(name);
        return new Stored(tokens.get(name), end == null ? -2 : (end - ticker.nanos()) / MILLI);
      }
    }

    @Override
    public boolean lease(String fence) throws IOException {
      synchronized (FakeStore.this) {
        check(fails);
        check(failsToWrite);
        expire(name);
        if (leases.putIfAbsent(name, fence) != null) {
          return false;
        }
        leaseEnds.put(name, ticker.nanos() + Turn.LEASE_MILLIS * MILLI);
        return true;
      }
    }

    @Override
    public void renew(String fence) throws IOException {
      synchronized (FakeStore.this) {
        check(fails);
        expire(name);
        if (fence.equals(leases.get(name))) {
          leaseEnds.put(name, ticker.nanos() + Turn.LEASE_MILLIS * MILLI);
        }
      }
    }

    @Override
    public void release(String fence) throws IOException {
      synchronized (FakeStore.this) {
        check(fails);
        if (fence.equals(leases.get(name))) {
          leases.remove(name);
          leaseEnds.remove(name);
        }
      }
    }

    @Override
    public boolean replace(Stored before, Stored after, String fence) throws IOException {
      synchronized (FakeStore.this) {
        check(fails);
        check(failsToWrite);
        expire(name);
        byte[] there = tokens.get(name);
        String holder = leases.get(name);
        if ((there != null && !Arrays.equals(there, before.sealed))
            || (holder != null && !holder.equals(fence))) {
          return false;
        }
        Runnable once = whileReplacing;
        whileReplacing = null;
        if (once != null) {
          once.run();
          return false;
        }
        put(name, Objects.requireNonNull(after.sealed), after.leftMillis);
        leases.remove(name);
        leaseEnds.remove(name);
      }
      tell(after);
      return true;
    }

    @Override
    public void drop(byte[] sealed) throws IOException {
      synchronized (FakeStore.this) {
        check(fails);
        if (Arrays.equals(tokens.get(name), sealed)) {
          tokens.remove(name);
          ends.remove(name);
        }
      }
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  /** As somebody does who publishes it. */
  void tell(Stored stored) {
    if (!mute) {
      for (News news : listeners) {
        news.is(stored);
      }
    }
  }
}
