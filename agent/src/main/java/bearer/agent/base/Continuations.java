package bearer.agent.base;

import java.util.concurrent.Executor;

/** Where the application goes on after it has waited for the agent. */
public interface Continuations extends Executor {
  /**
   * Runs a task of the agent's own, which neither blocks nor enters the application's code, once so
   * many nanoseconds have passed.
   *
   * @return takes it back, if it has not run
   */
  Runnable after(long nanos, Runnable task);
}
