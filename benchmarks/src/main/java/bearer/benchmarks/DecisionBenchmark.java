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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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
  private static final String PATH = "/ecommerce/v2/payments/1234/status";

  /** How many hosts are configured, and whether the one that is called is named or below a star. */
  @Param({"1", "50", "50*"})
  public String hosts = "1";

  private final Request.Reader hop = new Request.Reader();
  private final Request toApi = new Request("api.picpay.com", PATH);
  private final Request toOtherPath = new Request("api.picpay.com", "/v1/payments/charge");
  private final Request toOtherHost = new Request("db.shop.example.com", "/v1/payments/charge");
  private final Request toSimilarHost = new Request("api.picpay.co", PATH);
  private final Request toNewString = new Request("", "/v1/payments/charge");
  private final char[] otherHost = toOtherHost.host.toCharArray();

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Requests agent;

  @Setup
  public void connect() throws IOException, TokenUnavailable {
    agent = Fixture.requests(Fixture.picPay(Fixture.hosts(hosts)));
    agent.outgoing(hop, toApi); // from now on there is a token that could leak
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

  /** The same, where a client makes a new string of the host for each request, 40 B in itself. */
  @Benchmark
  public @Nullable Edit otherHostNewString() throws IOException {
    toNewString.host = new String(otherHost);
    return agent.outgoing(hop, toNewString);
  }

  /** A host that is not configured, and nearly is. */
  @Benchmark
  public @Nullable Edit similarHost() throws IOException {
    return agent.outgoing(hop, toSimilarHost);
  }

  /** A configured host, and no rule for the path. */
  @Benchmark
  public @Nullable Edit otherPath() throws IOException {
    return agent.outgoing(hop, toOtherPath);
  }
}
