package bearer.agent.hop;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands tasks on to an executor when something is ready. */
public final class Later implements Executor {
  private final CompletionStage<Void> ready;
  private final Executor executor;

  public Later(CompletionStage<Void> ready, Executor executor) {
    this.ready = ready;
    this.executor = executor;
  }

  /** Has a task run once something is ready. Where that throws, it will never be run. */
  public static void then(CompletionStage<?> ready, Runnable task) {
    AtomicBoolean over = new AtomicBoolean();
    try {
      ready.thenRun(
          new Runnable() {
            @Override
            public void run() {
              if (over.compareAndSet(false, true)) {
                task.run();
              }
            }
          });
    } catch (Throwable failed) {
      if (over.compareAndSet(false, true)) {
        throw failed;
      }
    }
  }

  @Override
  public void execute(Runnable task) {
    then(
        ready,
        new Runnable() {
          @Override
          public void run() {
            handOn(task);
          }
        });
  }

  private void handOn(Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException rejected) { // whoever waits for the task must not wait for ever
      task.run();
    }
  }
}
