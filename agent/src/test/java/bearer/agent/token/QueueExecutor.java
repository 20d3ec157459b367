package bearer.agent.token;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it was given when, and only when, the test says so. */
public final class QueueExecutor implements Executor {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
  }

  public synchronized int waiting() {
    return tasks.size();
  }

  public void runNext() {
    Runnable next;
    synchronized (this) {
      next = tasks.remove();
    }
    next.run();
  }
}
