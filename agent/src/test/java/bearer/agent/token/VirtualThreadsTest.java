package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Lesson 5: who waits for a token gives the carrier back. */
final class VirtualThreadsTest {
  private static final int WAITERS = 200;
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void await_manyVirtualThreads_leavesTheCarriersToOthers() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(WAITERS);
    TokenFetcher slow =
        () -> {
          awaitLatch(answered);
          return new Token("t", System.nanoTime() + LONG_WAIT, System.nanoTime() + LONG_WAIT);
        };
    Log log = new Log(Level.OFF, new ByteArrayOutputStream(), Ticker.SYSTEM);
    TokenCell cell = new TokenCell(slow, new AgentExecutor("test"), Ticker.SYSTEM, log);
    ExecutorService virtual = virtualThreads();
    for (int i = 0; i < WAITERS; i++) {
      virtual.execute(
          () -> {
            waiting.countDown();
            CellFixture.token(cell, LONG_WAIT);
          });
    }
    // every waiter has got as far as it gets: each but the last few hangs in the cell by now
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    Future<String> unrelated = virtual.submit(() -> "ran");

    assertThat(unrelated.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
    answered.countDown();
    virtual.shutdown();
    assertThat(virtual.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
