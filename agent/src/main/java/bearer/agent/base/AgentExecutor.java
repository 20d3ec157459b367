package bearer.agent.base;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few {@link AgentThread}s, started when there is work and ended when there has been none for a
 * while. Neither the common pool, which the application can exhaust, nor a caller's thread, which
 * it can interrupt, ever runs the agent's work.
 */
public final class AgentExecutor implements Executor {
  private static final int MAX_THREADS = 4;
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  /**
   * @param name of the threads, after {@code bearer-agent-}
   */
  public AgentExecutor(String name) {
    pool =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new Factory(name));
    pool.allowCoreThreadTimeOut(true);
  }

  /** Never blocks on the task; may throw an {@link Error} when no thread can be started. */
  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Starts threads with the agent's own rights, and holds on to none of the caller's classes. */
  private static final class Factory extends PrivilegedThreads {
    private final String name;

    Factory(String name) {
      this.name = name;
    }

    @Override
    Thread make(Runnable worker) {
      return new AgentThread(name, worker);
    }
  }
}
