package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Outbound;
import io.ktor.client.request.HttpRequestData;
import io.ktor.client.request.HttpResponseData;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import org.jspecify.annotations.Nullable;

/** Sees the answer to one request before its caller does. Immutable. */
final class KtorAnswer implements Continuation<Object> {
  private final KtorCio.WriteHead head;
  private final Outbound<HttpRequestData, Object> out;
  private final @Nullable Edit edit;
  private final Continuation<Object> caller;

  @SuppressWarnings("unchecked")
  KtorAnswer(
      KtorCio.WriteHead head,
      Outbound<HttpRequestData, Object> out,
      @Nullable Edit edit,
      Continuation<?> caller) {
    this.head = head;
    this.out = out;
    this.edit = edit;
    this.caller = (Continuation<Object>) caller;
  }

  @Override
  public CoroutineContext getContext() {
    return caller.getContext();
  }

  @Override
  public void resumeWith(Object result) {
    try {
      tell(result);
    } catch (RuntimeException | Error failed) { // the caller gets the answer
      head.failed(failed);
    }
    caller.resumeWith(result);
  }

  void tell(@Nullable Object result) {
    head.answered(out, edit, result instanceof HttpResponseData ? (HttpResponseData) result : null);
  }
}
