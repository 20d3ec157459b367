package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Alarms;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.ControlLevel;
import bearer.agent.config.Credential;
import bearer.agent.control.Caller;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.Operations;
import bearer.agent.control.Target;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.hop.Edit;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import bearer.agent.token.TokenCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** An agent that requests go through, as whoever controls and watches it sees it. */
@NullUnmarked
public final class PolicyTarget implements Target {
  public static final Caller OPERATOR = new Caller("attach", ControlLevel.FULL, "alice", "");

  private final Given given = new Given();
  private final Object exchange = new Object();
  public final LiveConfig live;
  private final ConfigResult first;
  private Policy policy;

  /**
   * @param settings beside host, token URL and client, as in {@code bearer.mode=replace}
   */
  public PolicyTarget(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://auth.example.com/token");
    properties.put("bearer.client-id", "me");
    properties.put("bearer.client-secret", "s3cret");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    Sources sources = new Sources(properties, Map.of());
    first = ConfigReader.read(sources);
    assertThat(first.problems).isEmpty();
    live = new LiveConfig(sources, first, this);
  }

  /** The first client is woven. */
  public PolicyTarget used() {
    policy = given.policy(first, given.continuations);
    return this;
  }

  public FakeTicker ticker() {
    return given.ticker;
  }

  public Operations operations() {
    return new Operations(live, this, given.log(), given.ticker, Alarms.NONE);
  }

  /** How long a token request takes. */
  public void tokenTakes(long nanos) {
    given.fetching =
        fetch -> {
          given.ticker.advanceNanos(nanos);
          fetch.run();
        };
  }

  public Log log() {
    return given.log();
  }

  public void serverUp(boolean up) {
    given.serverUp = up;
  }

  /** A POST with a legacy header, and its answer. */
  public void send(String url, int status) throws Exception {
    send(url, status, null);
  }

  /**
   * As {@link #send(String, int)}.
   *
   * @param challenges as in {@code Bearer error="invalid_token"}
   */
  public void send(String url, int status, String challenges) throws Exception {
    Head head = Head.to(url).method("POST").with("x-picpay-token", "legacy");
    Edit edit = policy.outgoing(head, head);
    policy.sent(exchange, edit);
    policy.answered(exchange, null, status, challenges);
    policy.again(exchange, "POST", true);
  }

  @Override
  public long startedMillis() {
    return 0;
  }

  @Override
  public void replace(AgentConfig config) {
    policy.replace(config);
  }

  @Override
  public TokenCell cellOf(Credential credential) {
    return policy == null ? null : policy.cellOf(credential);
  }

  @Override
  public List<String> closeBreakers(String rule) {
    return policy.closeBreakers(rule);
  }

  @Override
  public Counters counters() {
    return policy == null ? null : given.counters;
  }

  @Override
  public Evidence evidence() {
    return policy == null ? null : policy.evidence();
  }
}
