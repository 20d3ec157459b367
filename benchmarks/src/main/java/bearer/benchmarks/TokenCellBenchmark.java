package bearer.benchmarks;

import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The token cell while its token is fresh. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TokenCellBenchmark {
  private final TokenCell cell;

  public TokenCellBenchmark() {
    try {
      cell = Fixture.filledCell();
    } catch (TokenUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Benchmark
  public @Nullable Token current() {
    return cell.current();
  }
}
