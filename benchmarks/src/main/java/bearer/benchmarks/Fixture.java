package bearer.benchmarks;

import bearer.agent.base.Ticker;
import bearer.agent.bridge.Decider;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigReader;
import bearer.agent.config.Sources;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.policy.Policy;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The agent's decision as it is in production, with a token at hand that outlives the run. */
final class Fixture {
  private static final Log SILENT = new Log(Level.OFF, new ByteArrayOutputStream(), Ticker.SYSTEM);

  private Fixture() {}

  /** A cell that holds a token as long as PicPay's are. */
  static TokenCell filledCell() throws TokenUnavailable {
    long end = Ticker.SYSTEM.nanos() + TimeUnit.HOURS.toNanos(1);
    Token token = new Token(String.join("", Collections.nCopies(1000, "x")), end, end);
    TokenCell cell = new TokenCell(() -> token, Runnable::run, Ticker.SYSTEM, SILENT);
    cell.await(TimeUnit.SECONDS.toNanos(5));
    return cell;
  }

  static Decider decider() throws TokenUnavailable {
    Policy policy = new Policy(picPay(), filledCell(), SILENT, new Counters());
    return new Decider() {
      @Override
      public @Nullable HeaderEdit outgoing(
          String client,
          @Nullable String scheme,
          @Nullable String host,
          int port,
          @Nullable String path,
          @Nullable String authorization)
          throws IOException {
        return policy.outgoing(client, scheme, host, port, path, authorization);
      }

      @Override
      public @Nullable Object replace(String point, Object self, @Nullable Object value) {
        return value;
      }

      @Override
      public int answer(int result, Object self, String point) {
        return result;
      }

      @Override
      public void sent(Object exchange, @Nullable HeaderEdit edit) {
        policy.replays().sent(exchange, edit);
      }

      @Override
      public void refused(String client, Object exchange, @Nullable String challenges) {
        throw new AssertionError(client);
      }

      @Override
      public boolean again(String client, Object exchange, String method, boolean repeatable) {
        throw new AssertionError(client);
      }

      @Override
      public void failed(String client, Throwable problem) {
        throw new AssertionError(problem);
      }
    };
  }

  private static AgentConfig picPay() {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.provider", "picpay");
    properties.put("bearer.client-id", "benchmark");
    properties.put("bearer.client-secret", "benchmark");
    properties.put("bearer.mode", "replace");
    Sources sources = new Sources(properties, Collections.emptyMap());
    return Objects.requireNonNull(ConfigReader.read(sources).config);
  }
}
