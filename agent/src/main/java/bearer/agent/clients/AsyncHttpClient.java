package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import org.asynchttpclient.netty.NettyResponseFuture;
import org.asynchttpclient.netty.request.NettyRequestSender;
import org.jspecify.annotations.Nullable;

/**
 * AsyncHttpClient 2 and 3 (org.asynchttpclient) and with it Play WS, over HTTP/1.1 and HTTP/2,
 * where a request that the library has made for one hop is written to its connection, by the caller
 * or by an event loop. Redirects and retries are made anew out of the application's request.
 */
final class AsyncHttpClient {
  private static final String NETTY = "org.asynchttpclient.netty.";
  private static final Frames FRAMES =
      Frames.opening("org.asynchttpclient.").around("io.netty.").over("Netty");
  private static final Client CLIENT = new Client("AsyncHttpClient", "AsyncHttpClient", FRAMES);
  private static final Method WRITE =
      Method.of("writeRequest", 2, NETTY + "request.NettyRequestSender");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", WRITE),
    CLIENT.enter("Head", WRITE), // what has begun
    new Client("AsyncHttpClient", "AsyncHttpStream", FRAMES)
        .around("Sent", Method.of("sendHttp2Frames", 2, NETTY + "request.NettyRequestSender"))
        .ifPresent() // in newer versions
        .beside(),
    CLIENT
        .enter(
            "Answered",
            Method.of("exitAfterIntercept", 6, NETTY + "handler.intercept.Interceptors"))
        .beside()
  };

  private AsyncHttpClient() {}

  static final class Begin extends EventLoopBegin {
    @Override
    protected @Nullable EventLoopCall request(Object self, Object[] arguments) {
      return AsyncHttpCall.of((NettyResponseFuture<?>) arguments[0], (Channel) arguments[1]);
    }

    @Override
    protected void handOver(Object self, Object[] arguments, Runnable goesOn) {
      ((Channel) arguments[1]).eventLoop().execute(goesOn);
    }

    /** Its time is over, or it was cancelled. */
    @Override
    protected boolean hasEnded(Object self, Object[] arguments) {
      return ((NettyResponseFuture<?>) arguments[0]).isDone();
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      ((NettyRequestSender) self)
          .abort((Channel) arguments[1], (NettyResponseFuture<?>) arguments[0], reason);
    }
  }

  static final class Head extends EventLoopHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      AsyncHttpCall out =
          AsyncHttpCall.of((NettyResponseFuture<?>) arguments[0], (Channel) arguments[1]);
      if (out != null) {
        Edit edit = agent().outgoingNow(this, out);
        agent().keep(out.headers, new NettyHeaderEdit(edit, out.headers));
        agent().sent(out.request, edit);
      }
      return null;
    }

    @Override
    public @Nullable Move moved(EventLoopCall out) {
      AsyncHttpCall call = (AsyncHttpCall) out;
      Move move = keptMove(call.future);
      return move == null ? keptMove(call.future.getTargetRequest()) : move;
    }
  }

  /** Where it is decided what follows an answer. */
  static final class Answered extends Place {
    @Override
    @SuppressWarnings("deprecation") // the names that Netty 4.0 has too
    public @Nullable Object enter(Object self, Object[] arguments) {
      NettyResponseFuture<?> call = (NettyResponseFuture<?>) arguments[1];
      HttpResponse answer = (HttpResponse) arguments[3];
      int status = answer.getStatus().code();
      if (status >= 200 && !AsyncHttpCall.isTunnel(call)) {
        String why =
            isRefusal(status) ? answer.headers().getAll("WWW-Authenticate").toString() : null;
        agent().answered(call.getNettyRequest().getHttpRequest(), null, status, why);
        answered(call, status, call.getUri());
      }
      return null;
    }
  }
}
