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
import org.apache.hc.client5.http.async.methods.ConfigurableHttpRequest;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5.0 to 5.6, async (pooled and HTTP/2 multiplexing), where the application's
 * producer hands over its request: a copy takes its place. What is cancelled is the future. Where
 * redirects lead to is seen as of the classic client.
 */
final class ApacheHttpAsyncClient5 {
  private static final String CALL =
      "org.apache.hc.client5.http.impl.async.InternalAbstractHttpAsyncClient";
  private static final Client CLIENT =
      Client.rewriting("Apache HttpClient 5 async", "ApacheHttpAsyncClient5");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Lambda", Method.of("lambda$doExecute$0", 9, CALL)).ifPresent(),
    CLIENT.putOff("Anonymous", Method.of("sendRequest", 3, CALL + "$1")).ifPresent()
  };

  private ApacheHttpAsyncClient5() {}

  /** The method that the producer calls, which can be called again later. */
  abstract static class Producing extends ApacheHop5 {
    private final String name;
    private final int parameters;
    private volatile java.lang.reflect.@Nullable Method method;

    Producing(String name, int parameters) {
      this.name = name;
      this.parameters = parameters;
    }

    @Override
    public final void link(Class<?> woven) {
      method = method(woven, name, parameters);
    }

    /** Null if there is none that can be replaced. */
    abstract @Nullable ApacheCall5 call(Object self, Object[] arguments);

    /** What the application has got. */
    abstract ComplexFuture<?> future(Object self, Object[] arguments);

    abstract void moveHost(Object[] arguments, HttpHost host);

    @Override
    public final @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      ApacheCall5 call = call(self, arguments);
      if (call == null || call.context == null) {
        return null;
      }
      ComplexFuture<?> future = future(self, arguments);
      boolean first = agent().kept(future) == null;
      CompletionStage<Void> ready = first ? agent().readyToMove(this, call) : null;
      if (ready != null) {
        agent().keep(future, true);
        Later.then(ready, () -> goOnOrFail(self, arguments, future));
        return PUT_OFF;
      }
      Move move = agent().movingNow(this, call);
      if (move != null && move.leadsElsewhere()) {
        HttpRequest copy = copy(call.request, URI.create(move.url()));
        moveHost(arguments, host(move));
        arguments[arguments.length - 3] = copy;
      }
      agent().keep(call.context, move);
      return null;
    }

    private static HttpRequest copy(HttpRequest request, URI uri) {
      ConfigurableHttpRequest copy = new ConfigurableHttpRequest(request.getMethod(), uri);
      copy.setVersion(request.getVersion());
      copy.setHeaders(request.getHeaders());
      if (request instanceof Configurable) {
        copy.setConfig(((Configurable) request).getConfig());
      }
      return copy;
    }

    /** What the method throws is the cause of the cause. */
    private void goOnOrFail(Object self, Object[] arguments, ComplexFuture<?> future) {
      try {
        invoke(requireNonNull(method), self, arguments);
      } catch (Throwable failed) {
        Throwable invoked = failed.getCause();
        Throwable cause = invoked == null ? null : invoked.getCause();
        future.failed(
            cause instanceof Exception ? (Exception) cause : new IllegalStateException(failed));
      }
    }
  }

  /** A lambda, from 5.2 on. */
  static final class Lambda extends Producing {
    Lambda() {
      super("lambda$doExecute$0", 9);
    }

    @Override
    @Nullable ApacheCall5 call(Object self, Object[] arguments) {
      return ApacheCall5.of((HttpHost) arguments[1], (HttpRequest) arguments[6], arguments[0]);
    }

    @Override
    ComplexFuture<?> future(Object self, Object[] arguments) {
      return (ComplexFuture<?>) arguments[3];
    }

    @Override
    void moveHost(Object[] arguments, HttpHost host) {
      arguments[1] = arguments[1] == null ? null : host;
    }
  }

  /** A class without a name, before 5.2, which keeps a host that is given beside the request. */
  static final class Anonymous extends Producing {
    private static final Inside HOST = new Inside("val$httpHost");
    private static final Inside CONTEXT = new Inside("val$clientContext");
    private static final Inside FUTURE = new Inside("val$future");

    Anonymous() {
      super("sendRequest", 3);
    }

    @Override
    @Nullable ApacheCall5 call(Object self, Object[] arguments) {
      return HOST.find(HttpHost.class, self) != null
          ? null
          : ApacheCall5.of(null, (HttpRequest) arguments[0], CONTEXT.find(HttpContext.class, self));
    }

    @Override
    ComplexFuture<?> future(Object self, Object[] arguments) {
      return requireNonNull(FUTURE.find(ComplexFuture.class, self));
    }

    @Override
    void moveHost(Object[] arguments, HttpHost host) {}
  }
}
