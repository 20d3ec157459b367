package bearer.it.clients;

import java.util.concurrent.CompletableFuture;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;

/** A suspending function of Kotlin's, called as other asynchronous methods are. */
interface Suspending<T> {
  Object call(Continuation<? super T> then);

  @SuppressWarnings("unchecked")
  static <T> CompletableFuture<T> start(Suspending<T> function) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Continuation<T> then =
        new Continuation<T>() {
          @Override
          public CoroutineContext getContext() {
            return EmptyCoroutineContext.INSTANCE;
          }

          @Override
          public void resumeWith(Object result) {
            complete(future, result);
          }
        };
    try {
      Object result = function.call(then);
      if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
        future.complete((T) result);
      }
    } catch (Throwable failed) { // Kotlin declares none
      future.completeExceptionally(failed);
    }
    return future;
  }

  @SuppressWarnings("unchecked")
  static <T> void complete(CompletableFuture<T> future, Object result) {
    try {
      ResultKt.throwOnFailure(result);
      future.complete((T) result);
    } catch (Throwable failed) {
      future.completeExceptionally(failed);
    }
  }
}
