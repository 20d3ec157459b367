package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails between taking the place of the one request under way and its landing, the next
 * caller finds the place free.
 */
final class TokenCellSlotTest {
  private static final int CELLS = 2_000;

  private final FakeTicker time = new FakeTicker();
  private final FakeFetcher server = new FakeFetcher(time, 225_000, 290_000);
  private final Log log = new Log(Level.OFF, new ByteArrayOutputStream(), time);

  /** At each depth of the stack at which something could be wanting. */
  @Test
  void await_stackOverflowAtAnyDepth_theNextCallerGetsAToken() throws Exception {
    everyClassIsLoaded();
    TokenCell[] cells = new TokenCell[CELLS];
    QueueExecutor[] executors = new QueueExecutor[CELLS];
    for (int i = 0; i < CELLS; i++) {
      executors[i] = new QueueExecutor();
      QueueExecutor queue = executors[i];
      cells[i] = cell(task -> dig(50, queue, task), time);
      CellFixture.problem(cells[i]);
      executors[i].runNext();
    }
    time.advanceMillis(290_000);
    StackEnd end = new StackEnd(cells);
    Thread deep = new Thread(null, end, "deep", 512 * 1024);
    deep.start();
    deep.join();
    assertThat(end.next).isEqualTo(CELLS);

    time.advanceMillis(60_000);
    for (int i = 0; i < CELLS; i++) {
      while (executors[i].waiting() > 0) {
        executors[i].runNext();
      }
      if (cells[i].current() == null) {
        CellFixture.problem(cells[i]);
        assertThat(executors[i].waiting()).as("cell %s", i).isEqualTo(1);
        executors[i].runNext();
      }
      assertThat(CellFixture.get(cells[i])).startsWith("t");
    }
  }

  /** A class that fails to be initialised for want of stack is lost to all tests of this JVM. */
  private void everyClassIsLoaded() {
    server.down();
    TokenCell cell = cell(refusingOnce(new StackOverflowError()), time);
    for (int i = 0; i < 3; i++) {
      CellFixture.problem(cell);
      time.advanceMillis(60_000);
    }
    server.up();
  }

  /** As deep as a pool that starts a thread. */
  private static void dig(int deeper, QueueExecutor queue, Runnable task) {
    if (deeper == 0) {
      queue.execute(task);
    } else {
      dig(deeper - 1, queue, task);
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void await_executorThrows_theNextCallerGetsAToken(Throwable refusal) {
    TokenCell cell = cell(refusingOnce(refusal), time);

    assertThat(CellFixture.get(cell)).isEqualTo("TOKEN_INTERNAL");
    time.advanceMillis(1_000);
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
  }

  @Test
  @SuppressWarnings("removal") // up to JDK 19 a thread can be stopped
  void await_callerIsStoppedWhileItStartsOne_endsAndTheNextCallerGetsAToken() {
    ThreadDeath stop = new ThreadDeath();
    TokenCell cell = cell(refusingOnce(stop), time);

    assertThatThrownBy(() -> CellFixture.get(cell)).isSameAs(stop);
    time.advanceMillis(1_000);
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
  }

  static Throwable[] refusals() {
    return new Throwable[] {
      new RejectedExecutionException(),
      new OutOfMemoryError("unable to create native thread"),
      new StackOverflowError()
    };
  }

  /** What tells the failure can fail too: here at its n-th look at the clock. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void await_executorThrowsAndTellingItThrows_theNextCallerGetsAToken(int look) {
    FailingTicker ticker = new FailingTicker();
    TokenCell cell = cell(refusingOnce(new StackOverflowError()), ticker);
    ticker.failsIn(look);

    swallow(cell);
    ticker.failsIn(-1);
    time.advanceMillis(60_000);
    swallow(cell); // at the latest now the executor has refused
    time.advanceMillis(60_000);
    assertThat(CellFixture.get(cell)).isEqualTo("t1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void await_landingThrows_theNextCallerGetsAToken(int look) {
    for (boolean up : new boolean[] {true, false}) {
      FailingTicker ticker = new FailingTicker();
      TokenCell cell = cell(Runnable::run, ticker);
      if (!up) {
        server.down();
      }
      ticker.failsIn(look);

      swallow(cell);
      ticker.failsIn(-1);
      server.up();
      time.advanceMillis(60_000);
      assertThat(CellFixture.get(cell)).as("server up %s", up).startsWith("t");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void await_serverNameThrows_theNextCallerGetsAToken(int ask) {
    int[] asked = {0};
    TokenFetcher nameless =
        new TokenFetcher() {
          @Override
          public Token fetch() throws TokenUnavailable {
            return server.fetch();
          }

          @Override
          public String server() {
            if (++asked[0] == ask) {
              throw new StackOverflowError();
            }
            return "";
          }
        };
    server.down();
    TokenCell cell = cell(nameless, Runnable::run, time);

    swallow(cell);
    server.up();
    asked[0] = 10;
    time.advanceMillis(60_000);
    assertThat(CellFixture.get(cell)).startsWith("t");
  }

  @SuppressWarnings("EmptyCatch")
  private static void swallow(TokenCell cell) {
    try {
      cell.await(0);
    } catch (TokenUnavailable | Error whatever) {
      // what counts is what the next one gets
    }
  }

  private static Executor refusingOnce(Throwable refusal) {
    int[] calls = {0};
    return task -> {
      if (calls[0]++ == 0) {
        sneak(refusal);
      }
      task.run();
    };
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private TokenCell cell(Executor executor, Ticker ticker) {
    return cell(server, executor, ticker);
  }

  private TokenCell cell(TokenFetcher fetcher, Executor executor, Ticker ticker) {
    return new TokenCell(
        fetcher, executor, ticker, log, TokenRules.DEFAULT, new ServerGates(), new Counters());
  }

  /** Goes down until the stack ends, and asks one cell on each way back up. */
  private static final class StackEnd implements Runnable {
    private final TokenCell[] cells;
    private int next;

    StackEnd(TokenCell[] cells) {
      this.cells = cells;
    }

    @Override
    public void run() {
      down();
    }

    @SuppressWarnings({"EmptyCatch", "InfiniteRecursion"})
    private void down() {
      try {
        down();
      } catch (StackOverflowError end) {
        // from here on up
      }
      try {
        if (next < cells.length) {
          next++;
          cells[next - 1].atHand();
        }
      } catch (TokenUnavailable | Error expected) {
        // what counts is what the next one gets
      }
    }
  }

  private final class FailingTicker implements Ticker {
    private int left = -1;

    void failsIn(int looks) {
      left = looks;
    }

    @Override
    public long nanos() {
      left--;
      if (left == 0) {
        throw new StackOverflowError();
      }
      return time.nanos();
    }

    @Override
    public long wallMillis() {
      return time.wallMillis();
    }
  }
}
