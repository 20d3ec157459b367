package bearer.agent.install;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.Ticker;
import bearer.agent.bridge.Bridge;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.JvmSettings;
import bearer.agent.config.Mode;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.policy.Policy;
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
    ClientCredentials fetcher =
        new ClientCredentials(config.credential, JvmSettings.SYSTEM, Ticker.SYSTEM);
    Counters counters = new Counters();
    TokenRules rules = new TokenRules(config.refreshBeforeNanos, config.serveStaleNanos);
    TokenCell cell =
        new TokenCell(
            fetcher,
            new AgentExecutor("token"),
            Ticker.SYSTEM,
            log,
            rules,
            new ServerGates(),
            counters);
    TokenGauges.of(cell, counters);
    Bridge.connect(new Decisions(new Policy(config, cell, log, counters), log));
    if (config.warmUp && config.mode != Mode.OBSERVE) {
      cell.warmUp();
    }
  }
}
