package bearer.agent.base;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link AgentThread}s, started when there is work and ended when there has been none for a while:
 * as many as there are tasks, since one that hangs must not keep the next one waiting. Neither the
 * common pool, which the application can exhaust, nor a caller's thread, which it can interrupt,
 * ever runs the agent's work.
 */
public final class AgentExecutor implements Executor {
  private static final long IDLE_SECONDS = 30;

  private final String name;
  private volatile @Nullable ThreadPoolExecutor pool; // made when there is work

  /**
   * @param name of the threads, after {@code bearer-agent-}
   */
  public AgentExecutor(String name) {
    this.name = name;
  }

  /** Never blocks on the task; may throw an {@link Error} when no thread can be started. */
  @Override
  public void execute(Runnable task) {
    ThreadPoolExecutor made = pool;
    (made != null ? made : makePool()).execute(task);
  }

  private synchronized ThreadPoolExecutor makePool() {
    ThreadPoolExecutor made = pool;
    if (made == null) {
      made = new Factory(name).newPool();
      pool = made;
    }
    return made;
  }

  /** Starts threads with the agent's own rights, and holds on to none of the caller's classes. */
  private static final class Factory extends PrivilegedThreads<ThreadPoolExecutor> {
    private final String name;

    Factory(String name) {
      this.name = name;
    }

    @Override
    public ThreadPoolExecutor run() {
      return new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
    }

    @Override
    Thread make(Runnable worker) {
      return new AgentThread(name, worker);
    }
  }
}
