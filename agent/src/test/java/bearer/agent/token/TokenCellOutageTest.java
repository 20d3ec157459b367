package bearer.agent.token;

import static bearer.agent.token.CellFixture.HARD;
import static bearer.agent.token.CellFixture.SOFT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lessons 16 to 23: what callers get, and how often the server is asked, while it fails. */
final class TokenCellOutageTest {
  private static final long HOUR = 3_600_000;

  private final CellFixture on = new CellFixture();

  /** Lesson 18. */
  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {
        "TOKEN_SERVER_UNAVAILABLE",
        "TOKEN_IO",
        "TOKEN_CREDENTIAL_REJECTED",
        "TOKEN_REQUEST_REJECTED"
      })
  void await_seventyFailures_delaysStayInBounds(Code code) {
    on.server.fail(code, 0);
    List<Long> delays = new ArrayList<>();
    on.get();
    for (int i = 0; i < 70; i++) {
      delays.add(untilTheNextRequest());
    }

    assertThat(delays).allMatch(delay -> delay >= 500 && delay <= 60_000);
    long least = FailureKind.of(code) == FailureKind.TRANSIENT ? 5_000 : 30_000;
    assertThat(delays.subList(8, 70)).allMatch(delay -> delay >= least);
    if (FailureKind.of(code) == FailureKind.TRANSIENT) {
      assertThat(delays).allMatch(delay -> delay <= 6_000);
    }
  }

  private long untilTheNextRequest() {
    int before = on.server.requests;
    long delay = 0;
    while (on.server.requests == before) {
      on.ticker.advanceMillis(50);
      delay += 50;
      on.get();
    }
    return delay;
  }

  /** Lessons 16 and 17. */
  @Test
  void current_serverDownUntilTheTokenEnds_nobodyFailsAndTheServerIsLeftAlone() {
    on.server.lifeMillis = 6_000;
    TokenCell cell = on.cell(CellFixture.rules(3_000, 0));
    CellFixture.get(cell);
    on.server.down();
    on.ticker.advanceMillis(3_000);
    for (int i = 0; i < 240; i++) {
      assertThat(CellFixture.get(cell)).isEqualTo("t1");
      on.ticker.advanceMillis(10);
    }

    assertThat(on.server.requests - 1).isBetween(3, 6);
  }

  /** Lesson 17: a try shortly before the end, however long the outage has lasted. */
  @Test
  void current_longOutageWhileTheTokenLives_triesAgainShortlyBeforeTheEnd() {
    on.get();
    on.server.down();
    on.ticker.advanceMillis(SOFT);
    long lastTry = 0;
    int requests = 1;
    for (long at = SOFT; at < HARD; at += 50) {
      assertThat(on.get()).isEqualTo("t1");
      if (on.server.requests > requests) {
        requests = on.server.requests;
        lastTry = at;
      }
      on.ticker.advanceMillis(50);
    }

    assertThat(HARD - lastTry).isLessThanOrEqualTo(8_000);
    assertThat(requests).isLessThan(30);
  }

  /** Lesson 16: the hard margin is for choosing a better one, not for having none. */
  @Test
  void current_failedPastTheHardDeadline_servesUntilTheRealEnd() {
    on.server.lifeMillis = 300_000;
    on.get();
    on.server.fail(Code.TOKEN_REQUEST_REJECTED, 0);
    on.ticker.advanceMillis(298_999);

    assertThat(on.get()).isEqualTo("t1");
    on.ticker.advanceMillis(1);
    assertThat(on.get()).isEqualTo("TOKEN_REQUEST_REJECTED");
  }

  /** Lesson 23. */
  @Test
  void current_serveStale_servesPastTheEndWhileTheServerIsDown() {
    TokenCell cell = on.cell(CellFixture.rules(0, 60_000));
    CellFixture.get(cell);
    on.server.down();
    on.ticker.advanceMillis(HARD + 59_999);

    assertThat(CellFixture.get(cell)).isEqualTo("t1");
    assertThat(cell.current()).isNotNull();
    on.ticker.advanceMillis(1);
    assertThat(CellFixture.get(cell)).isEqualTo("TOKEN_SERVER_UNAVAILABLE");
  }

  /** Lesson 23. */
  @Test
  void current_serveStaleAndServerBack_servesTheNewToken() {
    TokenCell cell = on.cell(CellFixture.rules(0, 60_000));
    CellFixture.get(cell);
    on.ticker.advanceMillis(HARD);

    assertThat(CellFixture.get(cell)).isEqualTo("t2");
  }

  /** Lesson 23: a refusal is not masked. */
  @Test
  void current_serveStaleAndCredentialRejected_endsWithTheToken() {
    TokenCell cell = on.cell(CellFixture.rules(0, 60_000));
    CellFixture.get(cell);
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    on.ticker.advanceMillis(HARD);

    assertThat(CellFixture.get(cell)).isEqualTo("TOKEN_CREDENTIAL_REJECTED");
  }

  /** Lesson 19. */
  @Test
  void await_retryAfter_isHeeded() {
    on.server.fail(Code.TOKEN_SERVER_UNAVAILABLE, 120_000);
    on.get();
    on.ticker.advanceMillis(119_999);
    on.get();
    assertThat(on.server.requests).isEqualTo(1);

    on.ticker.advanceMillis(30_001);
    on.get();
    assertThat(on.server.requests).isEqualTo(2);
  }

  /** Lesson 19: the end of the old token is no reason to press a server that is overloaded. */
  @Test
  void current_retryAfterWhileTheTokenLives_isNotCutByItsEnd() {
    on.get();
    on.server.fail(Code.TOKEN_SERVER_UNAVAILABLE, 120_000);
    on.ticker.advanceMillis(SOFT);
    on.get();
    on.ticker.advanceMillis(119_999);

    assertThat(on.get()).isEqualTo("TOKEN_SERVER_UNAVAILABLE");
    assertThat(on.server.requests).isEqualTo(2);
  }

  /** Lesson 19: capped, also where seconds as nanoseconds overflow. */
  @Test
  void retryAfter_absurd_isAnHour() {
    assertThat(new TokenUnavailable(Code.TOKEN_IO, "", Long.MAX_VALUE).retryAfterNanos())
        .isEqualTo(HOUR * 1_000_000);
    assertThat(new TokenUnavailable(Code.TOKEN_IO, "", Long.MIN_VALUE).retryAfterNanos()).isZero();
  }

  /** Lesson 19: per authorization server. */
  @Test
  void await_retryAfterForAnotherCredential_isHeededForTheSameServerAlone() {
    TokenCell same = cellOf("a.example:443");
    TokenCell other = cellOf("b.example:443");
    TokenCell unknown = cellOf("");
    on.server.server = "a.example:443";
    on.server.fail(Code.TOKEN_SERVER_UNAVAILABLE, 60_000);
    TokenUnavailable reason = CellFixture.problem(on.cell);

    assertThat(CellFixture.problem(same)).isSameAs(reason);
    assertThat(CellFixture.get(other)).isEqualTo("t1");
    assertThat(CellFixture.get(unknown)).isEqualTo("t1");
    on.ticker.advanceMillis(60_000);
    assertThat(CellFixture.get(same)).isEqualTo("t1");
  }

  /** Lesson 19: a closed server is no reason to give up a good token. */
  @Test
  void current_serverClosedByAnotherCredential_servesTheOldTokenWithoutAsking() {
    on.server.server = "a.example:443";
    on.get();
    FakeFetcher overloaded = new FakeFetcher(on.ticker, SOFT, HARD);
    overloaded.server = "a.example:443";
    overloaded.fail(Code.TOKEN_SERVER_UNAVAILABLE, HOUR);
    CellFixture.get(on.cell(overloaded, Runnable::run, TokenRules.DEFAULT));
    on.ticker.advanceMillis(SOFT);

    assertThat(on.get()).isEqualTo("t1");
    assertThat(on.server.requests).isEqualTo(1);
  }

  private TokenCell cellOf(String server) {
    FakeFetcher fetcher = new FakeFetcher(on.ticker, SOFT, HARD);
    fetcher.server = server;
    return on.cell(fetcher, Runnable::run, TokenRules.DEFAULT);
  }

  @Test
  void heed_aShorterWishLater_keepsTheLongerOne() {
    ServerGate gate = new ServerGate();
    TokenUnavailable first = new TokenUnavailable(Code.TOKEN_IO, "", 100);
    gate.heed(first, 0);
    gate.heed(new TokenUnavailable(Code.TOKEN_IO, "", 10), 50);

    assertThat(gate.forbids(99)).isSameAs(first);
    assertThat(gate.forbids(100)).isNull();
  }

  /** Lessons 21 and 28. */
  @Test
  void await_credentialRejectedAndSecretChanged_asksAtOnce() {
    rejectUntilTheBackOffIsLong();
    int before = on.server.requests;
    on.server.up();
    on.server.fingerprint = 2;
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t" + (before + 1));
  }

  /** Lesson 21: looking at the secret is no login. */
  @Test
  void await_credentialRejectedAndSecretTheSame_looksOnceASecondAndAsksNobody() {
    rejectUntilTheBackOffIsLong();
    int requests = on.server.requests;
    int looks = on.server.fingerprintLooks;
    for (int i = 0; i < 1_000; i++) {
      assertThat(on.get()).isEqualTo("TOKEN_CREDENTIAL_REJECTED");
      on.ticker.advanceMillis(10);
    }

    assertThat(on.server.requests).isEqualTo(requests);
    assertThat(on.server.fingerprintLooks - looks).isBetween(8, 10);
  }

  private void rejectUntilTheBackOffIsLong() {
    on.server.fingerprint = 1;
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    for (int i = 0; i < 10; i++) {
      on.get();
      on.ticker.advanceMillis(60_000);
    }
    on.get();
  }

  /** Lesson 21: a secret that changed while it was being rejected is tried. */
  @Test
  void await_secretChangedDuringTheRequest_isTried() {
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    TokenFetcher changing =
        new TokenFetcher() {
          @Override
          public Token fetch() throws TokenUnavailable {
            on.server.fingerprint = 2;
            return on.server.fetch();
          }

          @Override
          public long credentialFingerprint() {
            return on.server.fingerprint;
          }
        };
    on.server.fingerprint = 1;
    TokenCell cell = on.cell(changing, Runnable::run, TokenRules.DEFAULT);
    for (int i = 0; i < 7; i++) {
      CellFixture.get(cell);
      on.server.fingerprint = 1;
      on.ticker.advanceMillis(60_000);
    }
    CellFixture.get(cell);
    on.server.up();
    on.ticker.advanceMillis(1_000);

    assertThat(CellFixture.get(cell)).isEqualTo("t9");
  }

  /** Lesson 21: in the refresh window too; nobody waits for it. */
  @Test
  void current_credentialRejectedWhileTheTokenLives_newSecretIsUsedAtOnce() {
    on.server.fingerprint = 1;
    on.get();
    on.server.fail(Code.TOKEN_REQUEST_REJECTED, 0);
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    on.ticker.advanceMillis(SOFT);
    on.get();
    on.server.up();
    on.server.fingerprint = 2;
    on.ticker.advanceMillis(1_000);
    on.get();

    assertThat(on.get()).isEqualTo("t3");
  }

  /** Lesson 20. */
  @Test
  void await_configurationError_waitsAMinute() {
    on.server.fail(Code.TOKEN_REQUEST_REJECTED, 0);
    on.get();
    on.ticker.advanceMillis(59_999);
    on.get();
    assertThat(on.server.requests).isEqualTo(1);
    on.ticker.advanceMillis(1);
    on.get();
    assertThat(on.server.requests).isEqualTo(2);
  }

  /** Lesson 21: a server that starts up must not end in the longest pause for its last word. */
  @Test
  void await_otherKindOfFailure_startsTheBackOffAnew() {
    on.server.down();
    for (int i = 0; i < 10; i++) {
      on.get();
      on.ticker.advanceMillis(30_000);
    }
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    on.get();
    on.server.up();
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t12");
  }

  @Test
  void await_outageIsOver_saysSoOnceWithItsLengthAndTheCallsItCost() {
    on.server.down();
    for (int i = 0; i < 41; i++) {
      on.get();
      on.cell.missed();
      on.ticker.advanceMillis(1_000);
    }
    on.server.up();
    on.ticker.advanceMillis(5_000);
    on.get();
    on.get();

    assertThat(on.logged.toString(UTF_8))
        .isEqualTo(
            "[bearer-agent] WARN BA-344 token requests succeed again after 46 s; 41 calls had no"
                + " token\n");
  }

  @Test
  void current_outageIsOverBeforeTheTokenEnded_saysThatToo() {
    on.get();
    on.server.down();
    on.ticker.advanceMillis(SOFT);
    on.get();
    on.server.up();
    on.ticker.advanceMillis(30_000);
    on.get();

    assertThat(on.logged.toString(UTF_8).lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "[bearer-agent] WARN BA-344 token requests succeed again after 30 s; 0 calls had no"
                + " token");
  }

  /** Nobody was told that anything was wrong. */
  @Test
  void await_failureThatNobodyNoticed_isFollowedBySilence() {
    on.server.down();
    on.cell.warmUp();
    on.server.up();
    on.ticker.advanceMillis(1_000);
    on.get();

    assertThat(on.logged.toString(UTF_8)).isEmpty();
  }
}
