package bearer.benchmarks;

import bearer.agent.net.BadValue;
import bearer.agent.net.PathPattern;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Paths that whoever writes URLs could choose to make matching slow, each with the pattern that
 * takes longest for it and its text so many times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HostilePathBenchmark {
  @Param({
    "/*-*-*-*-v2/** - 400",
    "/*-*-*-*-v2/** - 8000",
    "/**/a/**/a/**/a/**/b a/ 300",
    "/**/a/**/a/**/a/**/b a/ 4000",
    "/**/*a*a*a*b/**/x aaaaaaaaaa/ 800",
    "/v2/**/x %2e%2 1300"
  })
  public String path = "";

  @SuppressWarnings("NullAway.Init") // by the set-up
  private PathPattern pattern;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private String target;

  @Setup
  public void read() throws BadValue {
    String[] words = path.split(" ", 3);
    pattern = PathPattern.parse(words[0]);
    target = "/" + String.join("", Collections.nCopies(Integer.parseInt(words[2]), words[1]));
  }

  @Benchmark
  public boolean matches() {
    return pattern.matches(target);
  }
}
