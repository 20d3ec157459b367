package bearer.agent.hop;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Hands tasks on to an executor when something is ready. */
public final class Later implements Executor {
  private final CompletionStage<Void> ready;
  private final Executor executor;

  public Later(CompletionStage<Void> ready, Executor executor) {
    this.ready = ready;
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    ready.thenRun(
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
