package bearer.benchmarks;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What woven code pays for one request, from the bridge on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecisionBenchmark {
  // not constants: the compiler must not know what is asked
  private String scheme = "https";
  private String host = "api.picpay.com";
  private String otherHost = "db.shop.example.com";
  private String path = "/ecommerce/v2/payments/1234/status";
  private String otherPath = "/v1/payments/charge";

  /** A target that is configured: the edit that sets the token. */
  @Benchmark
  public @Nullable HeaderEdit hit(Connected agent) throws IOException {
    return Bridge.outgoing("Benchmark", scheme, host, -1, path, null);
  }

  /** A host that is not configured: nearly every request of an application. */
  @Benchmark
  public @Nullable HeaderEdit otherHost(Connected agent) throws IOException {
    return Bridge.outgoing("Benchmark", scheme, otherHost, -1, path, null);
  }

  /** A configured host, and no rule for the path. */
  @Benchmark
  public @Nullable HeaderEdit otherPath(Connected agent) throws IOException {
    return Bridge.outgoing("Benchmark", scheme, host, -1, otherPath, null);
  }

  /** Woven code without any rule: nobody is connected to the bridge. */
  @Benchmark
  public @Nullable HeaderEdit noRule() throws IOException {
    return Bridge.outgoing("Benchmark", scheme, host, -1, path, null);
  }

  /** The agent, with PicPay's settings and a token at hand. */
  @State(Scope.Benchmark)
  public static class Connected {
    @Setup
    public void connect() throws TokenUnavailable {
      Bridge.connect(Fixture.decider());
    }
  }
}
