package bearer.benchmarks;

import bearer.agent.base.ContinuationThreads;
import bearer.agent.base.Continuations;
import bearer.agent.base.Ticker;
import bearer.agent.blindspots.BlindSpots;
import bearer.agent.config.AgentConfig;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Requests;
import bearer.agent.net.Sha256;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.rules.Policy;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The agent's decision as it is in production, with a token at hand that outlives the run. */
final class Fixture {
  /** At the default level, at which a run of a benchmark has nothing to say. */
  private static final Log SILENT = new Log(Level.WARN, new ByteArrayOutputStream(), Ticker.SYSTEM);

  private Fixture() {}

  /** A cell that holds a token as long as PicPay's are. */
  static TokenCell filledCell() throws TokenUnavailable {
    long end = Ticker.SYSTEM.nanos() + TimeUnit.HOURS.toNanos(1);
    Token token = new Token(String.join("", Collections.nCopies(1000, "x")), end, end);
    TokenCell cell = new TokenCell(() -> token, Runnable::run, Ticker.SYSTEM, SILENT);
    cell.await(TimeUnit.SECONDS.toNanos(5));
    return cell;
  }

  /** Everything behind the bridge, with a token at hand. */
  static Requests requests(AgentConfig config) throws TokenUnavailable {
    TokenCell cell = filledCell();
    Counters counters = new Counters();
    Continuations continuations = new ContinuationThreads();
    return new Policy(
        config,
        credential -> cell,
        Ticker.SYSTEM,
        continuations,
        SILENT,
        counters,
        new BlindSpots(SILENT, counters, continuations));
  }

  /**
   * PicPay's API among others.
   *
   * @param count how many hosts there are; with a star behind it they are wildcards
   */
  static String hosts(String count) {
    boolean wildcards = count.endsWith("*");
    int many = Integer.parseInt(wildcards ? count.substring(0, count.length() - 1) : count);
    StringBuilder hosts = new StringBuilder();
    for (int i = 1; i < many; i++) {
      hosts.append(wildcards ? "*." : "").append("api").append(i).append(".example.com,");
    }
    return hosts.append(wildcards ? "*.picpay.com" : "api.picpay.com").toString();
  }

  static AgentConfig picPay(String hosts) {
    return picPay(hosts, Collections.emptyMap());
  }

  /** PicPay's rule among 50 that have names, each for a host of its own or a path of its host. */
  static AgentConfig rules(boolean ofOneHost) {
    Map<String, String> rules = new HashMap<>();
    for (int i = 1; i < 50; i++) {
      if (ofOneHost) {
        rules.put("bearer.rule.shop" + i + ".paths", "/ecommerce/v2/shops/" + i + "/**");
      } else {
        rules.put("bearer.rule.shop" + i + ".hosts", "api" + i + ".example.com");
      }
    }
    return picPay("api.picpay.com", rules);
  }

  /** Fifty merchants, selected by their legacy tokens. */
  static AgentConfig merchants() {
    Map<String, String> merchants = new HashMap<>();
    merchants.put("bearer.credential", "by-legacy-token");
    for (int i = 1; i <= 50; i++) {
      String prefix = "bearer.credential.shop" + i + ".";
      merchants.put(prefix + "client-id", "shop" + i);
      merchants.put(prefix + "client-secret", "benchmark");
      merchants.put(prefix + "legacy-token-sha256", Sha256.of(legacyToken(i)).hex(64));
    }
    return picPay("api.picpay.com", merchants);
  }

  /** Of one of the {@link #merchants}, as long as PicPay's are. */
  static String legacyToken(int merchant) {
    return String.format("5b008cef-7321-4dcf-9c8f-%012d", merchant);
  }

  private static AgentConfig picPay(String hosts, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.put("bearer.hosts", hosts);
    properties.put("bearer.provider", "picpay");
    properties.put("bearer.client-id", "benchmark");
    properties.put("bearer.client-secret", "benchmark");
    properties.put("bearer.mode", "replace");
    Sources sources = new Sources(properties, Collections.emptyMap());
    return Objects.requireNonNull(ConfigReader.read(sources).config);
  }
}
