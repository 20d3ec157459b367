package bearer.agent.config;

import bearer.agent.diag.Level;

/** What holds from the start, even where the rest of the configuration is not valid. */
public final class StartConfig {
  /** What is set, or {@code WARN} if that is nothing or not valid. */
  public final Level logLevel;

  public final BridgePlace bridge;

  public StartConfig(Level logLevel, BridgePlace bridge) {
    this.logLevel = logLevel;
    this.bridge = bridge;
  }
}
