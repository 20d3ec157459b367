package bearer.benchmarks;

import bearer.agent.config.AgentConfig;
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

/** As {@link DecisionBenchmark}, with 50 rules that have names, or 50 merchants. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SeveralRulesBenchmark {
  /** Rules for a host each, rules for a path each of the called host, or merchants. */
  @Param({"hosts", "paths", "merchants"})
  public String fifty = "hosts";

  private final Request toApi = new Request("api.picpay.com", "/ecommerce/v2/payments/1234/status");
  private final Request toOtherHost = new Request("db.shop.example.com", "/v1/payments/charge");

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Requests agent;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Request.Reader hop;

  @Setup
  public void connect() throws IOException, TokenUnavailable {
    boolean merchants = fifty.equals("merchants");
    AgentConfig config = merchants ? Fixture.merchants() : Fixture.rules(fifty.equals("paths"));
    agent = Fixture.requests(config);
    hop = merchants ? new Request.Reader(Fixture.legacyToken(25)) : new Request.Reader();
    if (agent.outgoing(hop, toApi) == null) { // from now on there is a token that could leak
      throw new IllegalStateException("no token");
    }
  }

  /** A target that is configured: the edit that sets the token. */
  @Benchmark
  public @Nullable Edit hit() throws IOException {
    return agent.outgoing(hop, toApi);
  }

  /** A host that is not configured. */
  @Benchmark
  public @Nullable Edit otherHost() throws IOException {
    return agent.outgoing(hop, toOtherHost);
  }
}
