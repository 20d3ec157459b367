package bearer.agent.rewriting;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Later;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.nio.protocol.HttpAsyncClientExchangeHandler;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpAsyncClient 4.0 and 4.1, default, before the route of a call is determined: a wrapper
 * of the application's request takes its place. What is cancelled is the future. Where redirects
 * lead to is seen as of the classic client.
 */
final class ApacheHttpAsyncClient4 {
  private static final String CLIENTS = "org.apache.http.impl.nio.client.";
  private static final Client CLIENT =
      Client.rewriting("Apache HttpAsyncClient 4", "ApacheHttpAsyncClient4");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Start", Method.of("start", 0, CLIENTS + "DefaultClientExchangeHandlerImpl")),
    CLIENT.enter("Prepare", Method.of("prepare", ClientHook.ANY, CLIENTS + "MainClientExec"))
  };

  private ApacheHttpAsyncClient4() {}

  private static final Inside CALL = new Inside("localContext");

  static @Nullable ApacheCall4 begun(Object of, @Nullable HttpHost host, HttpRequest request) {
    HttpContext context = CALL.find(HttpContext.class, of);
    URI uri = request instanceof HttpUriRequest ? ((HttpUriRequest) request).getURI() : null;
    return context == null ? null : ApacheCall4.of(host, uri, request, request, context);
  }

  /** What the application has called, and what can be called again. */
  static final class Start extends ApacheHop4 {
    private static final Inside PRODUCER = new Inside("requestProducer");
    private volatile java.lang.reflect.@Nullable Method start;

    @Override
    public void link(Class<?> woven) {
      start = method(woven, "start", 0);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpAsyncRequestProducer producer = PRODUCER.find(HttpAsyncRequestProducer.class, self);
      if (producer == null || agent().kept(self) != null) {
        return null;
      }
      ApacheCall4 call = begun(self, producer.getTarget(), request(producer));
      CompletionStage<Void> ready = call == null ? null : agent().readyToMove(this, call);
      if (ready == null) {
        return null;
      }
      agent().keep(self, true);
      Later.then(ready, () -> goOn(self));
      return PUT_OFF;
    }

    private static HttpRequest request(HttpAsyncRequestProducer producer) throws IOException {
      try {
        return producer.generateRequest();
      } catch (HttpException failed) { // once more where the library asks for it
        throw new IllegalStateException(failed);
      }
    }

    /** What the method throws is the cause of the cause. */
    private void goOn(Object self) {
      try {
        invoke(requireNonNull(start), self);
      } catch (Throwable failed) {
        Throwable invoked = failed.getCause();
        Throwable cause = invoked == null ? null : invoked.getCause();
        ((HttpAsyncClientExchangeHandler) self)
            .failed(
                cause instanceof Exception ? (Exception) cause : new IllegalStateException(failed));
      }
    }
  }

  /** Its arguments are four, or in 4.0 three, in another order. */
  static final class Prepare extends ApacheHop4 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      int host = arguments.length == 4 ? 0 : 1;
      Object state = arguments[arguments.length == 4 ? 2 : 0];
      HttpRequest request = (HttpRequest) arguments[host + 1];
      ApacheCall4 call = begun(state, (HttpHost) arguments[host], request);
      if (call == null) {
        return null;
      }
      Move move = agent().movingNow(this, call);
      if (move != null && move.leadsElsewhere()) {
        HttpRequestWrapper moved = HttpRequestWrapper.wrap(request);
        moved.setURI(URI.create(move.url()));
        HttpHost to = host(move);
        keepConfig(request, call.context);
        arguments[host] = to;
        arguments[host + 1] = moved;
      }
      agent().keep(call.context, move);
      return null;
    }

    /** Which a wrapper does not have. */
    private static void keepConfig(HttpRequest request, HttpContext context) {
      RequestConfig config =
          request instanceof Configurable ? ((Configurable) request).getConfig() : null;
      if (config != null) {
        context.setAttribute("http.request-config", config);
      }
    }
  }
}
