package bearer.agent.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContinuationThreadsTest {
  private final ContinuationThreads threads = new ContinuationThreads(1);

  @Test
  void execute_task_runsOnADaemonThatIsNoneOfTheAgents() throws Exception {
    Thread thread = threadOf(threads);

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread).isNotInstanceOf(AgentThread.class);
    assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
  }

  @Test
  void execute_noMoreWork_endsTheThread() throws Exception {
    Thread thread = threadOf(threads);
    thread.join(TimeUnit.SECONDS.toMillis(30));

    assertThat(thread.isAlive()).isFalse();
    assertThat(threadOf(threads)).isNotSameAs(thread); // and others begin
  }

  @Test
  void after_noMoreAlarms_endsTheClock() throws Exception {
    CompletableFuture<Thread> clock = new CompletableFuture<>();
    threads.after(1, () -> clock.complete(Thread.currentThread()));
    Thread thread = clock.get(30, TimeUnit.SECONDS);
    thread.join(TimeUnit.SECONDS.toMillis(30));

    assertThat(thread.isAlive()).isFalse();
  }

  /** Time passes for those who wait, even if the application keeps all threads busy. */
  @Test
  void after_allThreadsBlocked_ringsAllTheSame() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    for (int i = 0; i < 100; i++) {
      threads.execute(
          () -> {
            try {
              blocked.await();
            } catch (InterruptedException over) {
              Thread.currentThread().interrupt();
            }
          });
    }
    CompletableFuture<Boolean> rang = new CompletableFuture<>();
    threads.after(1, () -> rang.complete(AgentThread.isCurrent()));

    assertThat(rang.get(30, TimeUnit.SECONDS)).isTrue();
    blocked.countDown();
  }

  @Test
  void after_takenBack_keepsNothing() {
    for (int i = 0; i < 1000; i++) {
      threads.after(TimeUnit.DAYS.toNanos(1), () -> {}).run();
    }

    assertThat(threads.alarms()).isZero();
  }

  private static Thread threadOf(ContinuationThreads threads) throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    threads.execute(() -> ran.complete(Thread.currentThread()));
    return ran.get(30, TimeUnit.SECONDS);
  }
}
