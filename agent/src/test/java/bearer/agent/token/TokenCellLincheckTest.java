package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * However three threads get, look at and refuse tokens, what each sees could have happened one
 * after the other: nobody gets a token that had been refused and replaced before he came.
 */
public final class TokenCellLincheckTest {
  private static final long LONG_WAIT = TimeUnit.HOURS.toNanos(1);
  private static final long FAR = TimeUnit.DAYS.toNanos(1000);
  private static final int MOST = 100;

  private final AtomicReferenceArray<Token> seen = new AtomicReferenceArray<>(MOST);
  private final AtomicLong issued = new AtomicLong();
  private final Ticker ticker = new Hurried();
  private final TokenCell cell =
      new TokenCell(
          new Issuing(),
          Runnable::run,
          ticker,
          new Log(Level.OFF, new ByteArrayOutputStream(), ticker));

  @Operation
  public long get() throws TokenUnavailable {
    return note(cell.await(LONG_WAIT));
  }

  @Operation
  public long look() {
    Token token = cell.current();
    return token == null ? 0 : note(token);
  }

  /** Only a token that somebody was given can be refused. */
  @Operation
  public void refuseFirst() {
    refuse(1);
  }

  @Operation
  public void refuseSecond() {
    refuse(2);
  }

  private void refuse(int number) {
    Token token = seen.get(number);
    if (token != null) {
      cell.invalidate(token);
    }
  }

  private long note(Token token) {
    int number = Integer.parseInt(token.header().substring("Bearer t".length()));
    seen.set(number, token);
    return number;
  }

  private Token issue() {
    long now = ticker.nanos();
    return new Token("t" + issued.incrementAndGet(), now + FAR, now + FAR);
  }

  @Test
  void operations_underModelChecking_areLinearizable() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsPerThread(3)
        .check(TokenCellLincheckTest.class);
  }

  @Test
  void operations_underStress_areLinearizable() {
    new StressOptions()
        .iterations(5)
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(3)
        .check(TokenCellLincheckTest.class);
  }

  /** However much time passes, its requests do not count as dead. */
  private final class Issuing implements TokenFetcher {
    @Override
    public Token fetch() {
      return issue();
    }

    @Override
    public long longestNanos() {
      return TimeUnit.HOURS.toNanos(1);
    }
  }

  /** So much time passes between two looks that every refusal counts; the wall says nothing. */
  private static final class Hurried implements Ticker {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
      return now.addAndGet(TimeUnit.SECONDS.toNanos(20));
    }

    @Override
    public long wallMillis() {
      return 0;
    }
  }
}
