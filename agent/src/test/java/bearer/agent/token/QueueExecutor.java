package bearer.agent.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it was given when, and only when, the test says so. */
public final class QueueExecutor implements Executor {
  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
  }

  public synchronized int waiting() {
    return tasks.size();
  }

  /** Leaves out all that came before. */
  public void runLast() {
    Runnable last;
    synchronized (this) {
      last = tasks.removeLast();
    }
    last.run();
  }

  public void runNext() {
    Runnable next;
    synchronized (this) {
      next = tasks.remove();
    }
    next.run();
  }
}
