package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TokenCellThreadsTest {
  private static final int THREADS = 16;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
  private final AgentExecutor executor = new AgentExecutor("test");

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void await_manyThreadsAtAColdStart_makeOneRequest() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    TokenCell cell =
        cell(
            () -> {
              requests.incrementAndGet();
              return token();
            });

    for (Future<String> header : all(() -> cell.await(LONG_WAIT).header())) {
      assertThat(header.get(30, TimeUnit.SECONDS)).isEqualTo("Bearer t");
    }
    assertThat(requests).hasValue(1);
  }

  /** The second caller comes at the moment that the first one's request lands, again and again. */
  @Test
  void await_whileTheFlightLands_startsNoSecondOne() throws Exception {
    for (int round = 0; round < 20_000; round++) {
      AtomicInteger requests = new AtomicInteger();
      AtomicBoolean landing = new AtomicBoolean();
      TokenCell cell =
          cell(
              () -> {
                requests.incrementAndGet();
                Token token = token();
                landing.set(true);
                return token;
              });
      Future<String> second =
          callers.submit(
              () -> {
                while (!landing.get()) {
                  Thread.onSpinWait();
                }
                return cell.await(LONG_WAIT).header();
              });

      assertThat(cell.await(LONG_WAIT).header()).isEqualTo("Bearer t");
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("Bearer t");
      assertThat(requests).as("round %s", round).hasValue(1);
    }
  }

  @Test
  void await_serverRefuses_oneRequestAndEverybodyIsTold() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    TokenCell cell =
        cell(
            () -> {
              requests.incrementAndGet();
              throw new TokenUnavailable(Code.TOKEN_CREDENTIAL_REJECTED, "no");
            });

    for (Future<String> told : all(() -> codeOf(cell))) {
      assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("TOKEN_CREDENTIAL_REJECTED");
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void await_firstWaiterInterrupted_theOthersGetTheToken() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    TokenCell cell =
        cell(
            () -> {
              asked.countDown();
              awaitLatch(answered);
              return token();
            });
    Future<String> first = callers.submit(() -> codeOf(cell));
    asked.await();
    Future<String> second = callers.submit(() -> cell.await(LONG_WAIT).header());
    first.cancel(true);
    answered.countDown();

    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("Bearer t");
  }

  @Test
  void fetch_runsOnADaemonOfTheAgent_neverOnACaller() throws Exception {
    List<Thread> fetching = new CopyOnWriteArrayList<>();
    TokenCell cell =
        cell(
            () -> {
              fetching.add(Thread.currentThread());
              return token();
            });
    cell.await(LONG_WAIT);

    assertThat(fetching).singleElement().isInstanceOf(AgentThread.class);
    assertThat(fetching.get(0).isDaemon()).isTrue();
    assertThat(fetching.get(0).getName()).isEqualTo("bearer-agent-test");
  }

  /** Lesson 7. */
  @Test
  void await_otherKeyHangs_isNotDelayed() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    TokenCell hung =
        cell(
            () -> {
              awaitLatch(never);
              return token();
            });
    Future<String> stuck = callers.submit(() -> codeOf(hung));

    assertThat(cell(TokenCellThreadsTest::token).await(LONG_WAIT).header()).isEqualTo("Bearer t");
    assertThat(stuck.isDone()).isFalse();
    never.countDown();
    assertThat(stuck.get(30, TimeUnit.SECONDS)).isEqualTo("Bearer t");
  }

  /** Lesson 2: those who gave up do not come back as requests of their own. */
  @Test
  void await_everybodyTimesOut_oneRequestAndTheTokenStillLands() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger requests = new AtomicInteger();
    TokenCell cell =
        cell(
            () -> {
              requests.incrementAndGet();
              awaitLatch(answered);
              return token();
            });
    for (int i = 0; i < 3; i++) {
      for (Future<String> told : all(() -> problemOf(cell))) {
        assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("TOKEN_TIMEOUT");
      }
    }
    answered.countDown();

    assertThat(cell.await(LONG_WAIT).header()).isEqualTo("Bearer t");
    assertThat(requests).hasValue(1);
  }

  private static String problemOf(TokenCell cell) {
    return CellFixture.problem(cell, TimeUnit.MILLISECONDS.toNanos(20)).code().name();
  }

  /** Lesson 3: an Error ends the request, not the thread that everybody depends on. */
  @Test
  void await_errorInTheFetch_everybodyIsToldAndTheNextOneIsTried() throws Exception {
    FakeTicker ticker = new FakeTicker();
    AtomicInteger requests = new AtomicInteger();
    TokenFetcher broken =
        () -> {
          if (requests.incrementAndGet() == 1) {
            throw new OutOfMemoryError();
          }
          return new Token("t", ticker.nanos() + HOUR, ticker.nanos() + HOUR);
        };
    Log log = new Log(Level.OFF, new ByteArrayOutputStream(), ticker);
    TokenCell cell = new TokenCell(broken, executor, ticker, log);
    for (Future<String> told : all(() -> codeOf(cell))) {
      assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("TOKEN_INTERNAL");
    }
    ticker.advanceMillis(1_000);

    assertThat(cell.await(LONG_WAIT).header()).isEqualTo("Bearer t");
  }

  private static String codeOf(TokenCell cell) {
    try {
      return cell.await(LONG_WAIT).header();
    } catch (TokenUnavailable problem) {
      return problem.code().name();
    }
  }

  private TokenCell cell(TokenFetcher fetcher) {
    Log log = new Log(Level.WARN, new ByteArrayOutputStream(), Ticker.SYSTEM);
    return new TokenCell(fetcher, executor, Ticker.SYSTEM, log);
  }

  private static Token token() {
    long now = System.nanoTime();
    return new Token("t", now + HOUR, now + HOUR);
  }

  private List<Future<String>> all(Callable<String> call) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      results.add(
          callers.submit(
              () -> {
                awaitLatch(start);
                return call.call();
              }));
    }
    start.countDown();
    return results;
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
