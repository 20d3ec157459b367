package bearer.agent.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TokenCellTest {
  private static final long SOFT = 225_000;
  private static final long HARD = 290_000;
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeFetcher server = new FakeFetcher(ticker, SOFT, HARD);
  private final QueueExecutor executor = new QueueExecutor();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final TokenCell cell = cell(executor);

  private TokenCell cell(Executor on) {
    return new TokenCell(server, on, ticker, new Log(Level.WARN, logged, ticker));
  }

  @Test
  void current_nothingFetchedYet_isNullAndAsksNobody() {
    assertThat(cell.current()).isNull();
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void await_timesOut_stopsWaitingAndTheTokenStillLands() {
    assertThat(problem(cell, 0).code()).isEqualTo(Code.TOKEN_TIMEOUT);
    assertThat(problem(cell, 0).code()).isEqualTo(Code.TOKEN_TIMEOUT);
    assertThat(executor.waiting()).isEqualTo(1);

    executor.runNext();

    assertThat(header()).isEqualTo("Bearer t1");
    assertThat(server.requests).isEqualTo(1);
  }

  @Test
  void await_interrupted_keepsTheFlagAndTheFlight() {
    Thread.currentThread().interrupt();
    TokenUnavailable problem = problem(cell, LONG_WAIT);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(problem.code()).isEqualTo(Code.TOKEN_TIMEOUT);
    executor.runNext();
    assertThat(header()).isEqualTo("Bearer t1");
  }

  @Test
  void await_interruptedButTokenAlreadyThere_getsIt() throws TokenUnavailable {
    TokenCell direct = cell(Runnable::run);
    Thread.currentThread().interrupt();
    Token token = direct.await(LONG_WAIT);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(token.header()).isEqualTo("Bearer t1");
  }

  @Test
  void current_pastTheFirstDeadline_servesTheOldOneAndStartsOneRefresh() {
    fetchFirst();
    ticker.advanceMillis(SOFT);

    assertThat(header()).isEqualTo("Bearer t1");
    assertThat(header()).isEqualTo("Bearer t1");
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    assertThat(header()).isEqualTo("Bearer t2");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void current_justBeforeTheFirstDeadline_startsNoRefresh() {
    fetchFirst();
    ticker.advanceMillis(SOFT - 1);

    assertThat(header()).isEqualTo("Bearer t1");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void current_pastTheHardDeadline_isNull() {
    fetchFirst();
    ticker.advanceMillis(HARD);

    assertThat(cell.current()).isNull();
  }

  @Test
  void await_flightLandsBetweenTheLookAndTheLock_startsNoSecondOne() {
    fetchFirst();
    ticker.advanceMillis(HARD);
    problem(cell, 0);
    ticker.afterNextLook(executor::runNext);

    assertThat(header()).isEqualTo("Bearer t2");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void current_refreshLandsBetweenTheLookAndTheLock_startsNoSecondOne() {
    fetchFirst();
    ticker.advanceMillis(SOFT);
    header();
    ticker.afterNextLook(executor::runNext);

    assertThat(header()).isEqualTo("Bearer t1");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void current_unusedForManyLives_asksNobody() {
    fetchFirst();
    ticker.advanceMillis(10 * HARD);

    assertThat(executor.waiting()).isZero();
    assertThat(server.requests).isEqualTo(1);
  }

  @Test
  void await_afterFailure_tellsItAtOnceUntilTheBackOffEnds() {
    server.down();
    TokenCell direct = cell(Runnable::run);

    TokenUnavailable first = problem(direct, LONG_WAIT);
    assertThat(first.code()).isEqualTo(Code.TOKEN_SERVER_UNAVAILABLE);
    ticker.advanceMillis(499);
    assertThat(problem(direct, LONG_WAIT)).isSameAs(first);
    assertThat(server.requests).isEqualTo(1);

    server.up();
    ticker.advanceMillis(501);
    assertThat(header(direct)).isEqualTo("Bearer t2");
  }

  @Test
  void await_seventyFailures_neverLeavesTheServerAloneForLongerThanTheCap() {
    server.down();
    TokenCell direct = cell(Runnable::run);
    for (int i = 1; i <= 70; i++) {
      assertThat(problem(direct, LONG_WAIT).code()).isEqualTo(Code.TOKEN_SERVER_UNAVAILABLE);
      assertThat(server.requests).isEqualTo(i);
      ticker.advanceMillis(30_000);
    }
  }

  @Test
  void await_successAfterFailures_startsTheBackOffAnew() {
    TokenCell direct = cell(Runnable::run);
    server.down();
    for (int i = 0; i < 10; i++) {
      problem(direct, LONG_WAIT);
      ticker.advanceMillis(30_000);
    }
    server.up();
    header(direct);
    server.down();
    ticker.advanceMillis(HARD);
    problem(direct, LONG_WAIT);
    ticker.advanceMillis(1_000);
    server.up();

    assertThat(header(direct)).isEqualTo("Bearer t13");
  }

  @Test
  void current_refreshFails_servesTheOldTokenAndBacksOff() {
    TokenCell direct = cell(Runnable::run);
    header(direct);
    server.down();
    ticker.advanceMillis(SOFT);

    assertThat(header(direct)).isEqualTo("Bearer t1");
    ticker.advanceMillis(499);
    assertThat(header(direct)).isEqualTo("Bearer t1");

    assertThat(server.requests).isEqualTo(2);
    assertThat(logged.toString(UTF_8)).contains("BA-305").contains("old token").hasLineCount(1);
  }

  @Test
  void await_oldTokenDiesDuringItsBackOff_asksOnceMoreSoon() {
    TokenCell direct = cell(Runnable::run);
    header(direct);
    server.down();
    ticker.advanceMillis(HARD - 1);
    assertThat(header(direct)).isEqualTo("Bearer t1");
    server.up();
    ticker.advanceMillis(6_001);

    assertThat(header(direct)).isEqualTo("Bearer t3");
  }

  @Test
  void await_errorInTheFetch_freesTheSlot() {
    server.error = new OutOfMemoryError("secret text");
    TokenCell direct = cell(Runnable::run);

    TokenUnavailable problem = problem(direct, LONG_WAIT);
    assertThat(problem.code()).isEqualTo(Code.TOKEN_INTERNAL);
    assertThat(problem.getMessage()).contains("OutOfMemoryError").doesNotContain("secret");
    server.up();
    ticker.advanceMillis(1_000);
    assertThat(header(direct)).isEqualTo("Bearer t2");
  }

  @Test
  void await_noThreadToBeHad_failsAndFreesTheSlot() {
    int[] calls = {0};
    TokenCell refused =
        cell(
            task -> {
              if (calls[0]++ == 0) {
                throw new RejectedExecutionException();
              }
              task.run();
            });

    assertThat(problem(refused, LONG_WAIT).code()).isEqualTo(Code.TOKEN_INTERNAL);
    ticker.advanceMillis(1_000);
    assertThat(header(refused)).isEqualTo("Bearer t1");
  }

  @Test
  @Timeout(10)
  void await_requestOlderThanTheTimeout_doesNotWaitAgain() {
    problem(cell, 0); // the request is under way
    ticker.advanceMillis(12_000);

    assertThat(problem(cell, TimeUnit.SECONDS.toNanos(12)).code()).isEqualTo(Code.TOKEN_TIMEOUT);
  }

  private void fetchFirst() {
    problem(cell, 0);
    executor.runNext();
  }

  private String header() {
    return header(cell);
  }

  private static String header(TokenCell cell) {
    try {
      return cell.await(0).header();
    } catch (TokenUnavailable problem) {
      throw new AssertionError(problem);
    }
  }

  private static TokenUnavailable problem(TokenCell cell, long timeoutNanos) {
    return catchThrowableOfType(TokenUnavailable.class, () -> cell.await(timeoutNanos));
  }
}
