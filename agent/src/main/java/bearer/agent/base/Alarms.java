package bearer.agent.base;

/** Runs tasks of the agent's own at a later time. */
public interface Alarms {
  /** Has no time: what it is given never runs. */
  @SuppressWarnings("ClassInitializationDeadlock") // nobody but this line initialises NoAlarms
  Alarms NONE = new NoAlarms();

  /**
   * Runs a task, which neither blocks nor enters the application's code, once so many nanoseconds
   * have passed. May throw an {@link Error} when no thread can be started.
   *
   * @return takes it back, if it has not run
   */
  Runnable after(long nanos, Runnable task);
}
