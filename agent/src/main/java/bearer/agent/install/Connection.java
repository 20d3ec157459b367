package bearer.agent.install;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.Ticker;
import bearer.agent.base.WallClock;
import bearer.agent.bridge.Bridge;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.JvmSettings;
import bearer.agent.diag.Log;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.policy.Policy;
import bearer.agent.token.TokenCell;

/** Builds what decides about requests and connects the bridge to it. */
final class Connection {
  private Connection() {}

  static void connect(AgentConfig config, Log log) {
    if (Bridge.connected()) {
      throw new IllegalStateException("another Bearer Agent runs in this JVM");
    }
    ClientCredentials fetcher =
        new ClientCredentials(
            config.credential, JvmSettings.SYSTEM, Ticker.SYSTEM, WallClock.SYSTEM, log);
    TokenCell cell = new TokenCell(fetcher, new AgentExecutor("token"), Ticker.SYSTEM, log);
    Bridge.connect(new Decisions(new Policy(config, cell, log), log));
  }
}
