package bearer.agent.base;

/** The agent's only clock. */
public interface Ticker {
  /** {@link System#nanoTime}. */
  Ticker SYSTEM = new SystemTicker();

  /** Monotonic nanoseconds; compare by difference only. */
  long nanos();
}
