package bearer.agent.policy;

import bearer.agent.base.AgentThread;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenEndpoint;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one outgoing request. The answer for a host that is not configured, and for
 * one that is while a token is at hand, allocates nothing and takes no lock.
 */
public final class Policy {
  private static final HeaderEdit REMOVE_AUTHORIZATION =
      new HeaderEdit(new String[] {Edits.AUTHORIZATION}, null, null);

  private final AgentConfig config;
  private final Targets targets;
  private final TokenCell cell;
  private final Log log;
  private final Counters counters;
  private final Reports reports;
  private final IssuedTokens issued = new IssuedTokens();
  private final Edits edits;
  private final Replays replays;

  /**
   * @param endpoint where tokens come from, which may be found out only later
   */
  public Policy(
      AgentConfig config, TokenEndpoint endpoint, TokenCell cell, Log log, Counters counters) {
    this.config = config;
    this.targets = new Targets(config, endpoint);
    this.cell = cell;
    this.log = log;
    this.counters = counters;
    this.reports = new Reports(log);
    this.edits = new Edits(config, issued);
    this.replays = new Replays(config, edits, cell, reports, counters);
  }

  /** What to do about answers, as {@link #outgoing} is what to do about requests. */
  public Replays replays() {
    return replays;
  }

  /** See {@code Bridge.outgoing}. */
  public @Nullable HeaderEdit outgoing(
      String client,
      @Nullable String scheme,
      @Nullable String host,
      int port,
      @Nullable String path,
      @Nullable String authorization)
      throws ConnectException {
    if (host == null || scheme == null) {
      return guard(authorization, String.valueOf(host));
    }
    switch (targets.match(scheme, host, port, path)) {
      case MATCH:
        return decide(client, host, path, authorization);
      case PLAIN_HTTP:
        reports.plainHttp(host);
        return guard(authorization, host);
      case OTHER_PATH:
        return null;
      default:
        return guard(authorization, host);
    }
  }

  private @Nullable HeaderEdit decide(
      String client, String host, @Nullable String path, @Nullable String authorization)
      throws ConnectException {
    if (AgentThread.isCurrent()) {
      return null; // ours, for a token or about a certificate, or what a log appender sends for us
    }
    if (config.mode == Mode.OBSERVE) {
      reports.observed(client, host, path);
      return null;
    }
    if (authorization != null && !config.overwrite && !issued.contains(authorization)) {
      counters.increment(Counter.SKIPPED_EXISTING);
      reports.existingKept(host);
      return null;
    }
    Token token = cell.current();
    if (token == null) {
      token = await(host);
    }
    return token == null ? null : editFor(token, client, host);
  }

  /** Waits for the one token request; null if there is no token and the call goes out without. */
  private @Nullable Token await(String host) throws ConnectException {
    try {
      return cell.await(config.tokenTimeoutNanos);
    } catch (TokenUnavailable reason) {
      counters.increment(Counter.PASSED_WITHOUT);
      if (config.onTokenFailure == OnTokenFailure.FAIL) {
        throw reports.failure(host, reason);
      }
      reports.sentWithout(host, reason);
      return null;
    }
  }

  private HeaderEdit editFor(Token token, String client, String host) {
    reports.firstToken(client, host);
    return edits.of(token);
  }

  /** Takes a token of ours away from a request to where it must not go. */
  private @Nullable HeaderEdit guard(@Nullable String authorization, String host) {
    if (authorization == null || !issued.contains(authorization)) {
      return null;
    }
    counters.increment(Counter.LEAK_PREVENTED);
    log.throttled(
        Level.WARN,
        Code.LEAK_PREVENTED,
        host,
        "a token that this agent had obtained was on its way to "
            + host
            + ", which is not configured: Authorization was removed",
        Field.host(host));
    return REMOVE_AUTHORIZATION;
  }
}
