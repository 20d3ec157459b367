package bearer.agent.clients;

import bearer.agent.hop.Inside;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Where what {@link ApacheHttpAsyncClient5} will write has no connection yet, and can be put off.
 */
final class ApacheHttpAsyncBegin5 {
  private ApacheHttpAsyncBegin5() {}

  /** The first time that a hop is sent, or once more after a 401. */
  static final class Attempt extends ApacheAsyncLater5 {
    @Override
    protected Object call(Object self, Object[] arguments) {
      return arguments[arguments.length - 3];
    }

    @Override
    protected @Nullable ApacheAsyncHead5 request(Object self, Object[] arguments) {
      AsyncExecChain.Scope hop = (AsyncExecChain.Scope) call(self, arguments);
      HttpRoute route = hop.route;
      return new ApacheAsyncHead5(
          (HttpRequest) arguments[arguments.length - 5],
          hop.clientContext,
          route.getTargetHost().getSchemeName(),
          route.getTargetHost(),
          route.isSecure(),
          route.getProxyHost() != null && !route.isTunnelled());
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      ((AsyncExecCallback) arguments[arguments.length - 1]).failed(exception(reason));
    }
  }

  /** Where a minimal client has got the request. */
  abstract static class Minimal extends ApacheAsyncLater5 {
    abstract <T> @Nullable T find(Class<T> type, Object self, Object[] arguments);

    @Override
    protected @Nullable ApacheAsyncHead5 request(Object self, Object[] arguments) {
      HttpRequest request = (HttpRequest) arguments[arguments.length - 3];
      HttpContext context = find(HttpContext.class, self, arguments);
      URIAuthority target = request.getAuthority();
      String scheme = request.getScheme();
      return target == null || context == null || scheme == null
          ? null
          : new ApacheAsyncHead5(
              request, context, scheme, target, scheme.equalsIgnoreCase("https"), false);
    }

    @Override
    protected final void fail(Object self, Object[] arguments, Throwable reason) {
      AsyncClientExchangeHandler handler = find(AsyncClientExchangeHandler.class, self, arguments);
      if (handler != null) {
        handler.failed(exception(reason));
      }
    }
  }

  /** A lambda, from 5.2 on. */
  abstract static class Lambda extends Minimal {
    @Override
    final <T> @Nullable T find(Class<T> type, Object self, Object[] arguments) {
      for (Object argument : arguments) {
        if (type.isInstance(argument)) {
          return type.cast(argument);
        }
      }
      return null;
    }
  }

  static final class Pooled extends Lambda {}

  static final class Multiplexed extends Lambda {}

  /** A class without a name, before 5.2. */
  static final class Anonymous extends Minimal {
    private static final Inside CONTEXT = new Inside("val$clientContext");
    private static final Inside HANDLER = new Inside("val$exchangeHandler");

    @Override
    <T> @Nullable T find(Class<T> type, Object self, Object[] arguments) {
      T context = CONTEXT.find(type, self);
      return context == null ? HANDLER.find(type, self) : context;
    }
  }
}
