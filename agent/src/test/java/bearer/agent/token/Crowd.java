package bearer.agent.token;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Many threads that do the same thing at the same moment. */
final class Crowd implements AutoCloseable {
  private final int size;
  private final ExecutorService threads;

  Crowd(int size) {
    this.size = size;
    this.threads = Executors.newFixedThreadPool(size);
  }

  /** What each of them got. */
  <T> List<T> all(Callable<T> call) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(size);
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      futures.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                return call.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
