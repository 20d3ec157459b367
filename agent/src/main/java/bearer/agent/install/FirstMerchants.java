package bearer.agent.install;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first HTTP client back until the files of merchants have been read, so that no first
 * call goes out without a token for want of that: for 2 s at most, and nearly always not at all.
 */
final class FirstMerchants implements Runnable {
  private static final long LONGEST_SECONDS = 2;

  /** Needed to take what has been read. */
  private final Object lock;

  private volatile @Nullable CountDownLatch read;

  FirstMerchants(Object lock) {
    this.lock = lock;
  }

  void comeWith(CountDownLatch opensWhenRead) {
    read = opensWhenRead;
  }

  @Override
  public void run() {
    CountDownLatch expected = read;
    if (expected != null && !Thread.holdsLock(lock)) {
      try {
        expected.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException early) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
