package bearer.agent.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that do not come back: a volume that hangs, a name server that does not answer. */
final class TokenCellHangTest {
  private static final long SECOND = 1_000_000_000L;

  private final CellFixture on = new CellFixture();
  private final QueueExecutor threads = new QueueExecutor();
  private final TokenCell cell = on.cell(on.server, threads, TokenRules.DEFAULT);
  private final List<String> told = new ArrayList<>();
  private TokenCell hung = cell;

  @Test
  void await_requestHangs_anotherTakesItsPlaceAfterAWhile() {
    CellFixture.problem(cell);
    on.ticker.advanceMillis(14_999);
    CellFixture.problem(cell);
    assertThat(threads.waiting()).isEqualTo(1);
    on.ticker.advanceMillis(1);
    CellFixture.problem(cell);
    CellFixture.problem(cell);

    assertThat(threads.waiting()).isEqualTo(2);
    assertThat(on.logged.toString(UTF_8))
        .isEqualTo(
            "[bearer-agent] WARN BA-302 a token request has not come back for 15 s; another one is"
                + " under way\n");
    threads.runLast();
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
  }

  @Test
  void current_refreshHangs_anotherIsStartedBehindTheCallers() {
    CellFixture.problem(cell);
    threads.runNext();
    on.ticker.advanceMillis(CellFixture.SOFT);
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
    on.ticker.advanceMillis(15_000);
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
    assertThat(threads.waiting()).isEqualTo(2);
    threads.runLast();

    assertThat(CellFixture.get(cell)).isEqualTo("t2");
  }

  /** Each costs a thread that is lost: none for an hour is too rare, one in 15 s too often. */
  @Test
  void await_everyRequestHangs_oneAnHourInTheEnd() {
    List<Long> startedAt = new ArrayList<>();
    int seen = 0;
    for (long second = 0; second < 86_400; second++) {
      CellFixture.problem(cell);
      if (threads.waiting() > seen) {
        seen = threads.waiting();
        startedAt.add(second);
      }
      on.ticker.advanceMillis(1_000);
    }

    assertThat(startedAt)
        .startsWith(0L, 15L, 30L, 60L, 120L, 240L, 480L, 960L, 1_920L, 3_840L, 7_440L, 11_040L)
        .hasSize(32);
    threads.runLast();
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
  }

  @Test
  void await_hangingOnesComeBack_areCountedNoMore() {
    for (int i = 0; i < 4; i++) {
      CellFixture.problem(cell);
      on.ticker.advanceMillis(3_600_000);
    }
    on.server.down();
    for (int i = 0; i < 4; i++) {
      threads.runNext();
    }
    on.ticker.advanceMillis(60_000);
    CellFixture.problem(cell);
    on.ticker.advanceMillis(15_000);
    CellFixture.problem(cell);

    assertThat(threads.waiting()).isEqualTo(2);
  }

  @Test
  void whenLanded_requestReplaced_isToldByTheOneThatLandsFirst() {
    assertThat(cell.whenLanded(() -> told.add("first"), 60 * SECOND)).isEqualTo(60 * SECOND);
    on.ticker.advanceMillis(15_000);
    assertThat(cell.whenLanded(() -> told.add("second"), 60 * SECOND)).isEqualTo(60 * SECOND);
    threads.runLast();

    assertThat(told).containsExactlyInAnyOrder("first", "second");
    threads.runNext();
    assertThat(told).hasSize(2);
  }

  @Test
  void whenLanded_replacedRequestComesBackFirst_itsTokenIsUsed() {
    cell.whenLanded(() -> told.add("first"), 60 * SECOND);
    on.ticker.advanceMillis(15_000);
    CellFixture.problem(cell);
    threads.runNext();

    assertThat(told).containsExactly("first");
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
    on.ticker.advanceMillis(1_000);
    threads.runNext();
    assertThat(CellFixture.get(cell)).isEqualTo("t2");
  }

  @Test
  void current_replacedRequestComesBackLast_theNewerTokenStays() {
    TokenFetcher slow =
        new TokenFetcher() {
          @Override
          public Token fetch() throws TokenUnavailable {
            if (on.server.requests == 0) {
              on.server.requests++;
              on.ticker.advanceMillis(15_000);
              CellFixture.problem(hung);
              threads.runNext();
            }
            return on.server.fetch();
          }
        };
    hung = on.cell(slow, threads, TokenRules.DEFAULT);
    CellFixture.problem(hung);
    threads.runNext();

    assertThat(on.server.requests).isEqualTo(3);
    assertThat(CellFixture.get(hung)).isEqualTo("t2");
  }

  /** What it says was true a long time ago. */
  @Test
  void await_replacedRequestFailsLate_changesNothing() {
    CellFixture.problem(cell);
    on.ticker.advanceMillis(15_000);
    CellFixture.problem(cell);
    on.server.fail(Code.TOKEN_CREDENTIAL_REJECTED, 0);
    threads.runNext();

    assertThat(CellFixture.get(cell)).isEqualTo("TOKEN_TIMEOUT");
    on.server.up();
    threads.runNext();
    assertThat(CellFixture.get(cell)).isEqualTo("t2");
  }
}
