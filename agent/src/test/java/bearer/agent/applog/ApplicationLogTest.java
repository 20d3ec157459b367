package bearer.agent.applog;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Event;
import bearer.agent.diag.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApplicationLogTest {
  private final List<String> stderr = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final Ticker ticker = Ticker.SYSTEM;
  private final TestSlf4j slf4j = TestSlf4j.inUse();

  private ApplicationLog log(int capacity, long callMillis) {
    return log(capacity, callMillis, 300);
  }

  private ApplicationLog log(int capacity, long callMillis, long seenSecondsAgo) {
    Slf4js slf4js = new Slf4js(() -> ticker.nanos() - TimeUnit.SECONDS.toNanos(seenSecondsAgo));
    slf4js.scan(new Class<?>[] {slf4j.factory()});
    Fallback fallback = new Fallback(this::print, Level.DEBUG, ticker);
    Handover handover = new Handover(slf4js, new TestJvm(), fallback, ticker, callMillis);
    return new ApplicationLog(new Backlog(capacity, ticker), handover, fallback, ticker);
  }

  private void print(Event event) {
    String line = event.code.id() + " " + event.message;
    stderr.add(line);
    printed.add(line);
  }

  private static Event warn(String message) {
    return new Event(0, Level.WARN, Code.ACTIVE, message);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void write_oneAfterTheOther_arrivesInOrderOnThreadsThatEnd() throws InterruptedException {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    slf4j.appender(
        line -> {
          threads.add(Thread.currentThread());
          logged.add(line);
        });
    ApplicationLog log = log(10, 60_000);
    log.write(warn("one"));
    assertThat(logged.take()).isEqualTo("WARN bearer.agent BA-001 one");
    log.write(warn("two"));
    assertThat(logged.take()).isEqualTo("WARN bearer.agent BA-001 two");

    for (Thread thread : threads) {
      assertThat(thread).isInstanceOf(AgentThread.class).matches(Thread::isDaemon);
      thread.join();
    }
    assertThat(stderr).isEmpty();
  }

  /** An appender that calls a host of ours, for one. */
  @Test
  void write_byTheApplicationsLoggerItself_goesToStderr() throws InterruptedException {
    ApplicationLog log = log(10, 60_000);
    slf4j.appender(
        line -> {
          log.write(warn("caused by " + line));
          logged.add(line);
        });
    log.write(warn("one"));
    logged.take();

    assertThat(printed.take()).isEqualTo("BA-001 caused by WARN bearer.agent BA-001 one");
    log.close();
    assertThat(logged).isEmpty();
  }

  @Test
  void write_moreThanIsKept_goesToStderrAndNeverBlocks() {
    CountDownLatch blocked = new CountDownLatch(1);
    slf4j.appender(line -> await(blocked));
    ApplicationLog log = log(2, 60_000);
    for (String message : List.of("one", "two", "three", "four")) {
      log.write(warn(message));
    }

    assertThat(stderr)
        .containsExactly(
            "BA-009 the application's log is not used: more events wait than are kept;"
                + " events are printed here",
            "BA-001 three",
            "BA-001 four");
    blocked.countDown();
  }

  @Test
  void close_loggerStillOff_printsWarningsAndNothingElse() throws InterruptedException {
    slf4j.enable(0);
    ApplicationLog log = log(10, 60_000, 10);
    log.write(new Event(0, Level.INFO, Code.ACTIVE, "active"));
    log.write(warn("one"));
    while (askedForLoggers() < 2) { // then the first has had its answer
      Thread.onSpinWait();
    }
    log.close();

    assertThat(stderr).containsExactly("BA-001 one");
  }

  private long askedForLoggers() {
    return slf4j.callers().stream().filter(type -> type == ApplicationLogger.class).count() / 2;
  }

  @Test
  void close_withWaitingEvents_printsThemAndAllThatFollow() {
    ApplicationLog log = log(10, 60_000, 0); // so new that it is not used yet
    log.write(warn("one"));
    log.write(warn("two"));
    log.close();
    log.write(warn("three"));

    assertThat(stderr).containsExactly("BA-001 one", "BA-001 two", "BA-001 three");
  }

  /** A logger that does not come back must not keep the JVM; what it has is said twice, if so. */
  @Test
  void close_whileTheLoggerBlocks_printsAfterHalfASecond() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    slf4j.appender(
        line -> {
          inside.countDown();
          await(blocked);
        });
    ApplicationLog log = log(10, 60_000);
    log.write(warn("one"));
    inside.await();
    long before = System.nanoTime();
    log.close();

    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(20));
    assertThat(stderr).containsExactly("BA-001 one");
    blocked.countDown();
  }

  /** At the end of the JVM, an event that is being logged is not printed as well. */
  @Test
  void close_whileTheLoggerWrites_waitsForIt() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    slf4j.appender(
        line -> {
          inside.countDown();
          await(closing);
        });
    ApplicationLog log = log(10, 60_000);
    log.write(warn("one"));
    inside.await();
    Thread end = new Thread(log::close);
    end.start();
    while (end.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    closing.countDown();
    end.join();

    assertThat(stderr).isEmpty();
    assertThat(slf4j.lines()).containsExactly("WARN bearer.agent BA-001 one");
  }

  /** From which no thread can be started either. */
  @Test
  void write_inAThreadWhoseContextFails_goesToStderr() throws InterruptedException {
    ApplicationLog log = log(10, 60_000);
    Thread own =
        new Thread(() -> log.write(warn("one"))) {
          @Override
          public ClassLoader getContextClassLoader() {
            throw new IllegalStateException("stopped");
          }
        };
    own.start();

    assertThat(printed.take()).contains("there is no thread for it");
    assertThat(printed.take()).isEqualTo("BA-001 one");
    own.join();
    slf4j.appender(logged::add);
    log.write(warn("two"));
    assertThat(logged.take()).isEqualTo("WARN bearer.agent BA-001 two");
  }

  @Test
  void write_byManyThreads_eachArrivesOnce() throws InterruptedException {
    slf4j.appender(logged::add);
    ApplicationLog log = log(10_000, 60_000);
    Thread[] threads = new Thread[8];
    for (int t = 0; t < threads.length; t++) {
      String name = "thread" + t + " ";
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  log.write(warn(name + i));
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      lines.add(logged.take());
    }

    for (int t = 0; t < threads.length; t++) {
      String name = "WARN bearer.agent BA-001 thread" + t + " ";
      List<String> inOrder = IntStream.range(0, 500).mapToObj(i -> name + i).toList();
      assertThat(lines).filteredOn(line -> line.startsWith(name)).isEqualTo(inOrder);
    }
    assertThat(stderr).isEmpty();
  }
}
