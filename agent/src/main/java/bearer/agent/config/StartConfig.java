package bearer.agent.config;

/** What holds from the start, even where the rest of the configuration is not valid. */
public final class StartConfig {
  public final LogConfig log;

  public final BridgePlace bridge;

  public final BlindSpotReports blindSpots;

  public StartConfig(LogConfig log, BridgePlace bridge, BlindSpotReports blindSpots) {
    this.log = log;
    this.bridge = bridge;
    this.blindSpots = blindSpots;
  }
}
