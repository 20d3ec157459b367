package bearer.agent.rewriting;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.jspecify.annotations.Nullable;

/** What the application has instead of the library's future until its call has begun, and after. */
final class AsyncHttpLater<T> implements ListenableFuture<T>, Runnable {
  private static final ThreadLocal<@Nullable AsyncHttpLater<?>> GOING_ON = new ThreadLocal<>();

  private final org.asynchttpclient.AsyncHttpClient client;
  private final Request request;
  private final AsyncHandler<T> handler;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private volatile @Nullable ListenableFuture<T> begun;

  AsyncHttpLater(
      org.asynchttpclient.AsyncHttpClient client, Request request, AsyncHandler<T> handler) {
    this.client = client;
    this.request = request;
    this.handler = handler;
  }

  /** Whether this thread has waited already for what it calls. */
  static boolean isGoingOn() {
    return GOING_ON.get() != null;
  }

  /** The wait is over. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it has told already what there is to tell
  public void run() {
    if (answer.isDone()) {
      return;
    }
    GOING_ON.set(this);
    try {
      ListenableFuture<T> call = client.executeRequest(request, handler);
      begun = call;
      call.toCompletableFuture().whenComplete(this::answered);
      if (answer.isDone()) { // since the wait was over
        call.cancel(true);
      }
    } catch (Throwable failed) { // whoever waits for the answer must not wait for ever
      end(failed);
    } finally {
      GOING_ON.remove();
    }
  }

  private void answered(T value, @Nullable Throwable failure) {
    if (failure == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  /** As the library does: whoever handles the answer is told first. */
  private boolean end(Throwable reason) {
    if (answer.isDone()) {
      return false;
    }
    try {
      handler.onThrowable(reason);
    } finally {
      answer.completeExceptionally(reason);
    }
    return true;
  }

  @Override
  public boolean cancel(boolean interrupts) {
    ListenableFuture<T> call = begun;
    return call == null ? end(new CancellationException()) : call.cancel(interrupts);
  }

  @Override
  public void abort(Throwable reason) {
    ListenableFuture<T> call = begun;
    if (call == null) {
      end(reason);
    } else {
      call.abort(reason);
    }
  }

  @Override
  public void done() {
    ListenableFuture<T> call = begun;
    if (call != null) {
      call.done();
    }
  }

  @Override
  public void touch() {
    ListenableFuture<T> call = begun;
    if (call != null) {
      call.touch();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // as the library does
  public ListenableFuture<T> addListener(Runnable listener, @Nullable Executor executor) {
    Executor runs = executor == null ? Runnable::run : executor;
    answer.whenCompleteAsync((value, failure) -> listener.run(), runs);
    return this;
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return answer;
  }

  @Override
  public boolean isCancelled() {
    return answer.isCancelled();
  }

  @Override
  public boolean isDone() {
    return answer.isDone();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    return answer.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(timeout, unit);
  }
}
