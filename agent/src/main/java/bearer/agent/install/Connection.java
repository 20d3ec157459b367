package bearer.agent.install;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.ContinuationThreads;
import bearer.agent.base.Ticker;
import bearer.agent.bridge.Bridge;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.JvmSettings;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.rules.CellFactory;
import bearer.agent.rules.Policy;
import bearer.agent.token.ServerGates;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenGauges;
import bearer.agent.token.TokenRules;

/** Builds what decides about requests and connects the bridge to it. */
final class Connection {
  private Connection() {}

  static void connect(AgentConfig config, Log log) {
    if (Bridge.connected()) {
      throw new IllegalStateException("another Bearer Agent runs in this JVM");
    }
    Counters counters = new Counters();
    Policy policy =
        new Policy(
            config,
            cells(config, log, counters),
            Ticker.SYSTEM,
            new ContinuationThreads(),
            log,
            counters);
    Bridge.connect(new Decisions(policy, log));
    policy.warmUp();
  }

  private static CellFactory cells(AgentConfig config, Log log, Counters counters) {
    ServerGates gates = new ServerGates();
    AgentExecutor executor = new AgentExecutor("token");
    TokenRules rules = new TokenRules(config.refreshBeforeNanos, config.serveStaleNanos);
    return new CellFactory() {
      @Override
      public TokenCell cellOf(Credential credential) {
        TokenCell cell =
            new TokenCell(
                new ClientCredentials(credential, JvmSettings.SYSTEM, Ticker.SYSTEM, log),
                executor,
                Ticker.SYSTEM,
                log,
                rules,
                gates,
                counters);
        TokenGauges.of(cell, counters);
        return cell;
      }
    };
  }
}
