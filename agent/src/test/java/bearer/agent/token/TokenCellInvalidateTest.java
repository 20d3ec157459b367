package bearer.agent.token;

import static bearer.agent.token.CellFixture.HARD;
import static bearer.agent.token.CellFixture.SOFT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import org.junit.jupiter.api.Test;

/** Lessons 24 and 25: a 401 from the API. */
final class TokenCellInvalidateTest {
  private final CellFixture on = new CellFixture();

  @Test
  void invalidate_currentToken_isReplaced() {
    Token refused = on.token();
    on.ticker.advanceMillis(5_000);

    assertThat(on.cell.invalidate(refused)).isTrue();
    assertThat(on.cell.current()).isNull();
    assertThat(on.get()).isEqualTo("t2");
    assertThat(on.counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(1);
  }

  /** Lesson 24. */
  @Test
  void invalidate_hundredTimesTheSameToken_makesOneRequest() {
    Token refused = on.token();
    on.ticker.advanceMillis(5_000);
    for (int i = 0; i < 100; i++) {
      assertThat(on.cell.invalidate(refused)).isTrue();
      assertThat(on.get()).isEqualTo("t2");
      on.ticker.advanceMillis(1_000);
    }

    assertThat(on.server.requests).isEqualTo(2);
    assertThat(on.counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(1);
  }

  /** Lesson 24: with exactly the token that was sent, not one that reads the same. */
  @Test
  void invalidate_olderToken_leavesTheCurrentOne() {
    on.get();
    on.ticker.advanceMillis(5_000);

    assertThat(on.cell.invalidate(new Token("t1", 0, 0))).isTrue();
    assertThat(on.get()).isEqualTo("t1");
  }

  /** Lesson 25. */
  @Test
  void invalidate_youngToken_isKept() {
    Token refused = on.token();
    on.ticker.advanceMillis(4_999);

    assertThat(on.cell.invalidate(refused)).isFalse();
    assertThat(on.cell.current()).isSameAs(refused);
  }

  /** Lesson 25: an API that refuses everything, asked all the time. */
  @Test
  void invalidate_everyTokenForHours_causesAtMostOneRequestInTenMinutes() {
    for (int i = 0; i < 3_600; i++) {
      on.cell.invalidate(on.token());
      on.ticker.advanceMillis(1_000);
    }
    assertThat(on.counters.value(Counter.INVALIDATED_BY_401)).isBetween(8L, 12L);
    long before = on.counters.value(Counter.INVALIDATED_BY_401);
    for (int i = 0; i < 3_600; i++) {
      on.cell.invalidate(on.token());
      on.ticker.advanceMillis(1_000);
    }

    assertThat(on.counters.value(Counter.INVALIDATED_BY_401) - before).isBetween(5L, 6L);
  }

  /** Once a minute, so that each token is refused at its first use: the same. */
  @Test
  void invalidate_everyTokenOnceAMinute_causesAtMostOneRequestInTenMinutes() {
    for (int i = 0; i < 240; i++) {
      if (i == 180) {
        assertThat(on.counters.value(Counter.INVALIDATED_BY_401)).isLessThanOrEqualTo(24);
      }
      on.cell.invalidate(on.token());
      on.ticker.advanceMillis(60_000);
    }

    assertThat(on.counters.value(Counter.INVALIDATED_BY_401)).isLessThanOrEqualTo(30);
  }

  @Test
  void invalidate_tokenAfterToken_isSaidOnceWithACure() {
    for (int i = 0; i < 7_200; i++) {
      on.cell.invalidate(on.token());
      on.ticker.advanceMillis(1_000);
    }

    assertThat(on.logged.toString(UTF_8))
        .isEqualTo(
            "[bearer-agent] WARN BA-341 one token after another is refused (401) by an API: they"
                + " are not meant for it; check bearer.audience, bearer.scope and what this client"
                + " may do there; for as long as that goes on, another one is asked for every 10"
                + " minutes at most\n");
  }

  /** A server with one live token for each client, and a second process. */
  @Test
  void invalidate_tokenAfterTokenThatHadBeenAccepted_namesTheOtherProcess() {
    for (int i = 0; i < 20; i++) {
      Token token = on.token();
      on.cell.accepted(token);
      on.ticker.advanceMillis(40_000);
      on.cell.invalidate(token);
    }

    assertThat(on.logged.toString(UTF_8)).contains("BA-342").hasLineCount(1);
  }

  /** One API of several: the token is not dead, it is not meant for that one. */
  @Test
  void invalidate_tokensThatAnotherApiGoesOnAccepting_areSaidToBeRefused() {
    for (int i = 0; i < 400; i++) {
      Token token = on.token();
      on.cell.accepted(token);
      on.ticker.advanceMillis(1_000);
      on.cell.invalidate(token);
    }

    assertThat(on.logged.toString(UTF_8)).contains("BA-341").hasLineCount(1);
  }

  @Test
  void invalidate_andTheClientIsRejectedToo_isSaidOnce() {
    Token refused = on.token();
    on.ticker.advanceMillis(6_000);
    on.cell.invalidate(refused);
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    for (int i = 0; i < 100; i++) {
      on.get();
      on.ticker.advanceMillis(60_000);
    }

    assertThat(on.logged.toString(UTF_8)).contains("BA-343").hasLineCount(1);
  }

  /** Revoked now and then, by whomever: heeded each time, and nothing to say. */
  @Test
  void invalidate_nowAndThen_isNoPattern() {
    for (int i = 0; i < 10; i++) {
      Token token = on.token();
      on.ticker.advanceMillis(10_000);
      assertThat(on.cell.invalidate(token)).isTrue();
      on.cell.accepted(on.token());
      on.ticker.advanceMillis(HARD);
      on.cell.accepted(on.token());
      on.ticker.advanceMillis(HARD);
    }

    assertThat(on.logged.toString(UTF_8)).isEmpty();
  }

  /** What it is good for elsewhere goes on while no other can be had. */
  @Test
  void invalidate_whileTheServerIsDown_keepsTheToken() {
    Token refused = on.token();
    on.server.down();
    on.ticker.advanceMillis(SOFT);
    on.get();

    assertThat(on.cell.invalidate(refused)).isFalse();
    assertThat(on.get()).isEqualTo("t1");
  }

  @Test
  void invalidate_olderTokenWhileTheServerIsDown_tellsWhetherThereIsAnother() {
    Token old = on.token();
    on.ticker.advanceMillis(SOFT);
    on.get();
    on.ticker.advanceMillis(SOFT);
    on.server.down();
    on.get();

    assertThat(on.cell.invalidate(old)).isTrue();
    on.ticker.advanceMillis(HARD - SOFT);
    on.get();
    assertThat(on.cell.invalidate(old)).isFalse();
  }

  /** A request that is under way brings another token. */
  @Test
  void invalidate_duringARefresh_joinsIt() {
    QueueExecutor executor = new QueueExecutor();
    TokenCell cell = on.cell(on.server, executor, TokenRules.DEFAULT);
    CellFixture.get(cell);
    executor.runNext();
    on.ticker.advanceMillis(SOFT);
    Token refused = CellFixture.token(cell);

    assertThat(cell.invalidate(refused)).isTrue();
    assertThat(CellFixture.get(cell)).isEqualTo("TOKEN_TIMEOUT");
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    assertThat(CellFixture.get(cell)).isEqualTo("t2");
    assertThat(on.server.requests).isEqualTo(2);
  }

  @Test
  void invalidate_andTheServerFails_neverServesTheRefusedTokenAgain() {
    Token refused = on.token();
    on.ticker.advanceMillis(5_000);
    on.server.down();
    on.cell.invalidate(refused);

    assertThat(on.get()).isEqualTo("TOKEN_SERVER_UNAVAILABLE");
    assertThat(on.cell.current()).isNull();
  }
}
