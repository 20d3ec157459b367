package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Later;
import bearer.agent.hop.Outbound;
import io.ktor.client.request.HttpRequestData;
import io.ktor.client.request.HttpResponseData;
import io.ktor.http.HeadersBuilder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import org.jspecify.annotations.Nullable;

/**
 * Ktor's engine CIO 1.6 to 3.6, where an endpoint, which is a host, a port and perhaps a proxy,
 * takes a request to send. Requests are immutable, so that is a copy; redirects and retries are
 * plugins above the engine and new requests of the same job. Both methods are suspending: they are
 * called again, with nothing but a continuation, to go on.
 */
final class KtorCio {
  private static final String CIO = "io.ktor.client.engine.cio.";
  private static final Client CLIENT =
      new Client("Ktor CIO", "KtorCio", Frames.opening(CIO, "io.ktor.network."));

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", Method.of("execute", 2, CIO + "CIOEngine")),
    CLIENT.around("WriteHead", Method.of("execute", 3, CIO + "Endpoint"))
  };

  private KtorCio() {}

  /** Before there is an endpoint, where a call waits without a thread. */
  static final class Begin extends KtorHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequestData request = (HttpRequestData) arguments[0];
      if (request == null) {
        return null;
      }
      Outbound<HttpRequestData, Object> out = new Outbound<>(request, self);
      if (!(arguments[1] instanceof KtorLater)) {
        CompletionStage<Void> ready = agent().ready(this, out);
        if (ready != null) {
          Later.then(ready, new KtorLater(self, request, arguments[1]));
          return PUT_OFF;
        }
      }
      agent().beginningNow(this, out);
      return null;
    }

    @Override
    public Object exit(Object putOff, Object self, Object[] arguments, @Nullable Object nothing) {
      return IntrinsicsKt.getCOROUTINE_SUSPENDED();
    }
  }

  static final class WriteHead extends KtorHead implements Headers<HeadersBuilder> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequestData request = (HttpRequestData) arguments[0];
      if (request == null) {
        return null;
      }
      Outbound<HttpRequestData, Object> out = new Outbound<>(request, self);
      Edit edit = agent().outgoingNow(this, out);
      if (edit != null && !edit.changesNothing()) {
        HeadersBuilder copy = new HeadersBuilder(8);
        copy.appendAll(request.getHeaders());
        edit.applyTo(copy, this);
        arguments[0] =
            new HttpRequestData(
                request.getUrl(),
                request.getMethod(),
                copy.build(),
                request.getBody(),
                request.getExecutionContext(),
                request.getAttributes());
      }
      KtorAnswer answer = new KtorAnswer(this, out, edit, (Continuation<?>) arguments[2]);
      arguments[2] = answer;
      return answer;
    }

    @Override
    public @Nullable Object exit(
        Object answer, Object self, Object[] arguments, @Nullable Object result) {
      if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
        ((KtorAnswer) answer).tell(result);
      }
      return result;
    }

    /** Null if there is none; then nothing follows it either. */
    void answered(
        Outbound<HttpRequestData, Object> out,
        @Nullable Edit edit,
        @Nullable HttpResponseData answer) {
      int status = answer == null ? 0 : answer.getStatusCode().getValue();
      if (edit != null && answer != null) {
        List<String> challenges =
            isRefusal(status) ? answer.getHeaders().getAll("WWW-Authenticate") : null;
        agent()
            .answered(out.request, edit, status, challenges == null ? null : challenges.toString());
      }
      answered(standsFor(out), status, status / 100 == 3 ? origin(out) : "");
    }

    @Override
    public void remove(HeadersBuilder copy, String name) {
      copy.remove(name);
    }

    @Override
    public void set(HeadersBuilder copy, String name, String value) {
      copy.set(name, value);
    }
  }
}
