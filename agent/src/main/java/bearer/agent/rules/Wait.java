package bearer.agent.rules;

import bearer.agent.base.Continuations;
import bearer.agent.token.TokenCell;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One caller who waits for a token without a thread: until it is there, or is known not to come, or
 * the time is over. Whoever finds that out first hands over to a thread of the application's side.
 */
final class Wait implements Runnable {
  private final Continuations continuations;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final AtomicBoolean handedOver = new AtomicBoolean();
  private volatile @Nullable Runnable alarm;

  private Wait(Continuations continuations) {
    this.continuations = continuations;
  }

  /** Null if there is nothing to wait for. */
  static @Nullable CompletionStage<Void> forToken(
      TokenCell cell, long timeoutNanos, Continuations continuations) {
    Wait wait = new Wait(continuations);
    long left = cell.whenLanded(wait, timeoutNanos);
    return left <= 0 ? null : wait.atMost(left);
  }

  private @Nullable CompletionStage<Void> atMost(long nanos) {
    Runnable cancel;
    try {
      cancel = continuations.after(nanos, this);
    } catch (Throwable noThread) {
      return null; // nobody would end the wait in time
    }
    alarm = cancel;
    if (handedOver.get()) {
      cancel.run();
    }
    return over;
  }

  /** The time is over, or the request is. */
  @Override
  public void run() {
    if (!handedOver.compareAndSet(false, true)) {
      return;
    }
    Runnable cancel = alarm;
    if (cancel != null) {
      cancel.run();
    }
    handOver();
  }

  private void handOver() {
    try {
      continuations.execute(
          new Runnable() {
            @Override
            public void run() {
              over.complete(null);
            }
          });
    } catch (Throwable noThread) { // better on this thread than never
      over.complete(null);
    }
  }
}
