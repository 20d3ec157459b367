package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Later;
import bearer.agent.hop.Move;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.Request;
import org.asynchttpclient.netty.NettyResponseFuture;
import org.asynchttpclient.uri.Uri;
import org.asynchttpclient.util.HttpUtils;
import org.jspecify.annotations.Nullable;

/**
 * AsyncHttpClient 2 and 3 (org.asynchttpclient) and with it Play WS, before cookies, filters and
 * proxy: requests are immutable, and another one goes on. Where a redirect leads to is replaced in
 * the answer, which no handler of the application gets to see.
 */
final class AsyncHttpClient {
  private static final String LIBRARY = "org.asynchttpclient.";
  private static final Inside CONFIG = new Inside("config");
  private static final Client CLIENT = Client.rewriting("AsyncHttpClient", "AsyncHttpClient");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Execute", Method.of("executeRequest", 2, LIBRARY + "DefaultAsyncHttpClient")),
    CLIENT.enter(
        "Redirected",
        Method.of(
            "exitAfterHandlingRedirect",
            6,
            LIBRARY + "netty.handler.intercept.Redirect30xInterceptor"))
  };

  private AsyncHttpClient() {}

  /** What the application calls, or a part of the library that has built its request. */
  static class Execute extends AsyncHttpHop {
    @Override
    public void link(Class<?> woven) {
      CONFIG.mustLeadFrom(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      AsyncHttpClientConfig config = config(self);
      if (config == null || !(arguments[0] instanceof Request)) {
        return null; // a builder's request comes here again
      }
      AsyncHandler<?> handler = (AsyncHandler<?>) arguments[1];
      AsyncHttpCall call = new AsyncHttpCall((Request) arguments[0], config, handler);
      if (call.hasAddress()) {
        return null;
      }
      CompletionStage<Void> ready =
          AsyncHttpLater.isGoingOn() ? null : agent().readyToMove(this, call);
      try {
        if (ready == null) {
          arguments[0] = request(call);
          return null;
        }
        AsyncHttpLater<?> later = later(self, call, handler);
        Later.then(ready, later);
        arguments[0] = later;
      } catch (IOException refused) {
        AsyncHttpLater<?> ended = later(self, call, handler);
        ended.abort(refused);
        arguments[0] = ended;
      }
      return PUT_OFF;
    }

    private static <T> AsyncHttpLater<T> later(
        Object self, AsyncHttpCall call, AsyncHandler<T> handler) {
      return new AsyncHttpLater<>(
          (org.asynchttpclient.AsyncHttpClient) self, call.request, handler);
    }

    @Nullable AsyncHttpClientConfig config(Object client) {
      return CONFIG.find(AsyncHttpClientConfig.class, client);
    }

    private Request request(AsyncHttpCall call) throws IOException {
      Move move = agent().movingNow(this, call);
      agent().continues(call.standsFor, null);
      if (move == null || !move.leadsElsewhere()) {
        return call.request;
      }
      Request moved = call.to(Uri.create(move.url()));
      agent().keep(moved, move);
      return moved;
    }

    /** What the application gets for a call that begins later, or not at all. */
    @Override
    public Object exit(Object putOff, Object self, Object[] arguments, @Nullable Object nothing) {
      return arguments[0];
    }
  }

  /** An answer that is a redirect, before it is gone by. */
  static final class Redirected extends AsyncHttpHop {
    @Override
    public void link(Class<?> woven) {
      CONFIG.mustLeadFrom(woven);
    }

    @Override
    @SuppressWarnings("deprecation") // the names that Netty 4.0 has too
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      NettyResponseFuture<?> future = (NettyResponseFuture<?>) arguments[1];
      HttpResponse answer = (HttpResponse) arguments[2];
      Request asked = (Request) arguments[3];
      AsyncHttpClientConfig config = CONFIG.find(AsyncHttpClientConfig.class, self);
      String location = answer.headers().get("Location");
      if (location == null || config == null || !HttpUtils.followRedirect(config, asked)) {
        return null;
      }
      Uri next = Uri.create(future.getUri(), location);
      AsyncHttpCall call = new AsyncHttpCall(asked, next, config, future);
      Move move = call.hasAddress() ? null : movingOn(last(future), call);
      agent().keep(future, move);
      if (move != null && move.leadsElsewhere()) {
        answer.headers().set("Location", move.url());
      }
      return null;
    }

    private @Nullable Move last(NettyResponseFuture<?> future) {
      Move move = keptMove(future);
      return move == null ? keptMove(future.getTargetRequest()) : move;
    }
  }
}
