package bearer.benchmarks;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Requests;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one request costs behind the bridge, with PicPay's settings and a token at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecisionBenchmark {
  private final Request.Reader hop = new Request.Reader();
  private final Request toApi = new Request("api.picpay.com", "/ecommerce/v2/payments/1234/status");
  private final Request toOtherPath = new Request("api.picpay.com", "/v1/payments/charge");
  private final Request toOtherHost = new Request("db.shop.example.com", "/v1/payments/charge");
  private final Requests agent;

  public DecisionBenchmark() {
    try {
      agent = Fixture.requests(Fixture.picPay());
    } catch (TokenUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A target that is configured: the edit that sets the token. */
  @Benchmark
  public @Nullable Edit hit() throws IOException {
    return agent.outgoing(hop, toApi);
  }

  /** A host that is not configured: nearly every request of an application. */
  @Benchmark
  public @Nullable Edit otherHost() throws IOException {
    return agent.outgoing(hop, toOtherHost);
  }

  /** A configured host, and no rule for the path. */
  @Benchmark
  public @Nullable Edit otherPath() throws IOException {
    return agent.outgoing(hop, toOtherPath);
  }
}
