package bearer.it.servers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tokens that take until somebody says so; by client id, any number of threads. */
final class HeldTokens {
  private static final long PATIENCE_SECONDS = 30;

  private final Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> released = new ConcurrentHashMap<>();

  /** The token endpoint was asked: blocks until {@link #release}. */
  void hold(String clientId) {
    latch(asked, clientId).countDown();
    await(latch(released, clientId));
  }

  /** Blocks until the token endpoint was asked. */
  void awaitAsked(String clientId) {
    await(latch(asked, clientId));
  }

  void release(String clientId) {
    latch(released, clientId).countDown();
  }

  private static CountDownLatch latch(Map<String, CountDownLatch> latches, String clientId) {
    return latches.computeIfAbsent(clientId, any -> new CountDownLatch(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
