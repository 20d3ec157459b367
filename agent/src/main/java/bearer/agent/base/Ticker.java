package bearer.agent.base;

/** The agent's only clock. */
public interface Ticker {
  /** {@link System#nanoTime} and {@link System#currentTimeMillis}. */
  @SuppressWarnings("ClassInitializationDeadlock") // nobody but this line initialises SystemTicker
  Ticker SYSTEM = new SystemTicker();

  /** Monotonic nanoseconds; compare by difference only. They stand still while a machine sleeps. */
  long nanos();

  /**
   * Milliseconds of the wall clock, which jumps when it is set and goes on while a machine sleeps:
   * a second opinion on {@link #nanos}, never a deadline.
   */
  default long wallMillis() {
    return Math.floorDiv(nanos(), 1_000_000L);
  }
}
