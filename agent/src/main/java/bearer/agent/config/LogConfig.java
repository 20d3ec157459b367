package bearer.agent.config;

import bearer.agent.diag.Level;

/** How the agent speaks, which it does even where the rest of its configuration is not valid. */
public final class LogConfig {
  /** What is set, or {@code WARN} if that is nothing or not valid; so with the others. */
  public final Level level;

  public final LogDestination destination;
  public final LogFormat format;

  /** Whether lines of text carry a time; those of JSON always do. */
  public final boolean time;

  public LogConfig(Level level, LogDestination destination, LogFormat format, boolean time) {
    this.level = level;
    this.destination = destination;
    this.format = format;
    this.time = time;
  }
}
