package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Later;
import bearer.agent.hop.LaterPlace;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.http.HttpRequest;
import org.apache.http.concurrent.BasicFuture;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.nio.NHttpConnection;
import org.apache.http.nio.protocol.HttpAsyncClientExchangeHandler;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Where what {@link ApacheHttpAsyncClient4} will write can be put off. */
final class ApacheHttpAsyncBegin4 {
  private ApacheHttpAsyncBegin4() {}

  /** Where a call begins, perhaps in the context of one before. */
  static final class Call extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpContext call = ApacheExchange4.call(arguments[arguments.length == 4 ? 2 : 0]);
      if (call != null) {
        agent().redirected(call, null);
        agent().continues(call, null);
      }
      return null;
    }
  }

  /** Before a hop has a connection, or a request that is sent again, one that is open. */
  static final class Connect extends LaterPlace<ApacheHead4> implements ApacheHop4 {
    private static final Inside FUTURE = new Inside("resultFuture");

    /** Of a pipeline there is none yet. */
    @Override
    protected @Nullable ApacheHead4 request(Object self, Object[] arguments) {
      HttpContext call = ApacheExchange4.call(self);
      Object request = call == null ? null : call.getAttribute("http.request");
      return call == null || request == null || ApacheExchange4.isPipelined(self)
          ? null
          : ApacheHead4.planned(
              (HttpRequest) request, call, (HttpRoute) call.getAttribute("http.route"));
    }

    /** The minimal client's handler leaves the future as it is. */
    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      Exception cause =
          reason instanceof Exception ? (Exception) reason : new IllegalStateException(reason);
      BasicFuture<?> future = FUTURE.find(BasicFuture.class, self);
      ((HttpAsyncClientExchangeHandler) self).failed(cause);
      if (future != null) {
        future.failed(cause);
      }
    }

    @Override
    public Fact tls(ApacheHead4 out) {
      return Fact.of(out.isInsideTls());
    }

    @Override
    public Fact forwardProxy(ApacheHead4 out) {
      return Fact.of(out.isForProxy());
    }

    @Override
    public List<String> headers(ApacheHead4 out, String name) {
      return out.headers(name);
    }

    @Override
    protected Object standsFor(ApacheHead4 out) {
      return out.context;
    }

    @Override
    public @Nullable Move moved(ApacheHead4 out) {
      return keptMove(out.context);
    }
  }

  /** Where a connection that is still open would send a refused request again too early. */
  static final class Again extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      NHttpConnection connection = (NHttpConnection) arguments[0];
      Object handler = ApacheExchange4.handler(connection);
      Object ready = handler == null ? null : agent().kept(handler);
      if (handler == null || !(ready instanceof CompletionStage)) {
        return null;
      }
      if (((CompletionStage<?>) ready).toCompletableFuture().isDone()) {
        agent().keep(handler, null);
        return null;
      }
      connection.suspendOutput();
      Later.then((CompletionStage<?>) ready, () -> goOn(handler, connection));
      return PUT_OFF;
    }

    private void goOn(Object handler, NHttpConnection connection) {
      agent().keep(handler, null);
      connection.requestOutput();
    }
  }
}
