package bearer.agent.base;

/** The time of day, for what is dated on the wire; durations are for {@link Ticker}. */
public interface WallClock {
  /** {@link System#currentTimeMillis}. */
  WallClock SYSTEM = new SystemWallClock();

  /** Milliseconds since 1970; may jump. */
  long millis();
}
