package bearer.agent.clients;

import io.ktor.client.engine.HttpClientEngine;
import io.ktor.client.request.HttpRequestData;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import org.jspecify.annotations.Nullable;

/** A request that an engine is given again when there is a token, for its caller. Immutable. */
final class KtorLater implements Continuation<Object>, Runnable {
  private final HttpClientEngine engine;
  private final HttpRequestData request;
  private final Continuation<Object> caller;

  @SuppressWarnings("unchecked")
  KtorLater(Object engine, HttpRequestData request, Object caller) {
    this.engine = (HttpClientEngine) engine;
    this.request = request;
    this.caller = (Continuation<Object>) caller;
  }

  @Override
  public void run() {
    Object result = result();
    if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
      IntrinsicsKt.intercepted(caller).resumeWith(result);
    }
  }

  private @Nullable Object result() {
    try {
      return engine.execute(request, this);
    } catch (Throwable failed) { // whoever waits for the call must not wait for ever
      return ResultKt.createFailure(failed);
    }
  }

  @Override
  public CoroutineContext getContext() {
    return caller.getContext();
  }

  @Override
  public void resumeWith(Object result) {
    caller.resumeWith(result);
  }
}
