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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A whole exchange behind the bridge, answered with 200; its object is new, as a client's is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ExchangeBenchmark {
  private final Request.Reader hop = new Request.Reader();
  private final Request toApi = new Request("api.picpay.com", "/ecommerce/v2/payments");
  private final Request toOtherHost = new Request("db.shop.example.com", "/v1/payments/charge");
  private final Requests agent;

  public ExchangeBenchmark() {
    try {
      agent = Fixture.requests(Fixture.picPay(Fixture.hosts("1")));
      agent.outgoing(hop, toApi);
    } catch (IOException | TokenUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Request and answer are seen in one place: nothing is remembered. */
  @Benchmark
  public Object hitInOnePlace() throws IOException {
    Object exchange = new Object();
    Edit edit = agent.outgoing(hop, toApi);
    agent.answered(exchange, edit, 200, null);
    return exchange;
  }

  /** In two places: remembered from one to the other. */
  @Benchmark
  public Object hitInTwoPlaces() throws IOException {
    return exchange(toApi);
  }

  @Benchmark
  @Threads(8)
  public Object hitInTwoPlacesByEightThreads() throws IOException {
    return exchange(toApi);
  }

  @Benchmark
  public Object otherHost() throws IOException {
    return exchange(toOtherHost);
  }

  private Object exchange(Request request) throws IOException {
    Object exchange = new Object();
    @Nullable Edit edit = agent.outgoing(hop, request);
    agent.sent(exchange, edit);
    agent.answered(exchange, null, 200, null);
    return exchange;
  }
}
