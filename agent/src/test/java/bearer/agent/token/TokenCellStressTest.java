package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentExecutor;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One stress for each invariant; each has been seen to fail without the guard that it names. */
final class TokenCellStressTest {
  private static final int ROUNDS = 2_000;
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);
  private static final long SECOND = 1_000_000_000L;

  private final AgentExecutor executor = new AgentExecutor("test");
  private final FakeTicker ticker = new FakeTicker();
  private final AtomicInteger requests = new AtomicInteger();
  private final Counters counters = new Counters();
  private final Crowd crowd = new Crowd(8);

  @AfterEach
  void stop() {
    crowd.close();
  }

  /** Guard: the second look at flight and token under the lock. Lessons 1 and 6. */
  @Test
  void await_acrossManyExpiries_makesOneRequestForEach() throws Exception {
    TokenCell cell = cell(this::issue);
    for (int round = 1; round <= ROUNDS; round++) {
      crowd.all(() -> cell.await(LONG_WAIT));
      assertThat(requests).hasValue(round);
      ticker.advanceMillis(100_000);
    }
  }

  /** Guard: the token is there before the slot is free. Lesson 6. */
  @Test
  void current_acrossManyRefreshes_makesOneRequestForEach() throws Exception {
    TokenCell cell = cell(this::issue);
    cell.await(LONG_WAIT);
    for (int round = 2; round <= ROUNDS; round++) {
      Token old = cell.await(LONG_WAIT);
      ticker.advanceMillis(80_000);
      crowd.all(cell::current);
      while (cell.current() == old) {
        Thread.onSpinWait();
      }
      assertThat(requests).hasValue(round);
    }
    assertThat(counters.value(Counter.REFRESH_AHEAD)).isEqualTo(ROUNDS - 1);
  }

  /** Guard: compare-and-invalidate under the lock, with exactly the token. Lesson 24. */
  @Test
  void invalidate_lateRefusalsOfOneToken_makeOneRequest() throws Exception {
    TokenCell cell = cell(this::issue);
    for (int round = 1; round <= ROUNDS; round++) {
      Token refused = cell.await(LONG_WAIT);
      ticker.advanceMillis(10_000);
      crowd.all(
          () -> {
            assertThat(cell.invalidate(refused)).isTrue();
            Token other = cell.await(LONG_WAIT);
            assertThat(other).isNotSameAs(refused);
            ticker.advanceMillis(5_000); // a time at which t2 could be dropped, were it compared
            return other;
          });
      assertThat(requests).hasValue(2 * round);
      assertThat(counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(round);
      cell.accepted(cell.await(LONG_WAIT)); // so that refusals do not go on
      ticker.advanceMillis(100_000);
      cell.accepted(cell.await(LONG_WAIT));
    }
  }

  /** Guard: the failure is recorded before the slot is free. Lessons 1 and 17. */
  @Test
  void await_serverFails_oneRequestForEachBackOff() throws Exception {
    TokenCell cell =
        cell(
            () -> {
              requests.incrementAndGet();
              throw new TokenUnavailable(Code.TOKEN_IO, "no");
            });
    for (int round = 1; round <= ROUNDS; round++) {
      crowd.all(() -> CellFixture.problem(cell, LONG_WAIT).code());
      assertThat(requests).hasValue(round);
      ticker.advanceMillis(30_000);
    }
  }

  /** Guard: the probe's time is moved when it takes off. Lesson 21. */
  @Test
  void await_credentialRejected_oneLookAtTheSecretASecond() throws Exception {
    FakeFetcher server = new FakeFetcher(ticker, 0, 0);
    server.fail(Code.TOKEN_REQUEST_REJECTED, 0);
    server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    server.fingerprint = 1;
    TokenCell cell = cell(server);
    for (int i = 0; i < 8; i++) {
      CellFixture.problem(cell, LONG_WAIT);
      ticker.advanceMillis(60_000);
    }
    CellFixture.problem(cell, LONG_WAIT);
    int looks = server.fingerprintLooks;
    for (int round = 1; round <= 20; round++) {
      ticker.advanceMillis(1_000);
      crowd.all(() -> CellFixture.problem(cell, LONG_WAIT).code());
      assertThat(server.fingerprintLooks).isEqualTo(looks + round);
    }
    assertThat(server.requests).isEqualTo(9);
  }

  /** Guard: the gate's monitor. Lesson 19. */
  @Test
  void heed_fromManyThreads_keepsTheLongestWish() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ServerGate gate = new ServerGate();
      AtomicInteger wish = new AtomicInteger();
      crowd.all(
          () -> {
            gate.heed(new TokenUnavailable(Code.TOKEN_IO, "", wish.incrementAndGet() * SECOND), 0);
            return "";
          });
      assertThat(gate.forbids(8 * SECOND - 1)).as("round %s", round).isNotNull();
    }
  }

  /** Guard: the second look at the token under the lock. Lesson 13. */
  @Test
  void current_afterASleep_dropsOneTokenAlone() throws Exception {
    TokenCell cell = cell(this::issue);
    for (int round = 1; round <= ROUNDS; round++) {
      crowd.all(() -> cell.await(LONG_WAIT));
      assertThat(requests).hasValue(round);
      ticker.advanceMillis(1_000);
      ticker.jumpWallMillis(99_000);
    }
  }

  private Token issue() {
    int number = requests.incrementAndGet();
    long now = ticker.nanos();
    return new Token("t" + number, now + 75 * SECOND, now + 100 * SECOND);
  }

  private TokenCell cell(TokenFetcher fetcher) {
    Log log = new Log(Level.OFF, new ByteArrayOutputStream(), ticker);
    return new TokenCell(
        fetcher, executor, ticker, log, TokenRules.DEFAULT, new ServerGates(), counters);
  }
}
