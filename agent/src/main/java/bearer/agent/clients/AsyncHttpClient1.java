package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Place;
import com.ning.http.client.providers.netty.future.NettyResponseFuture;
import com.ning.http.client.providers.netty.request.NettyRequestSender;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.handler.codec.http.HttpHeaders;
import org.jboss.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * AsyncHttpClient 1.9 (com.ning) over Netty 3, where a request that the library has made for one
 * hop is written to its connection, as in {@link AsyncHttpClient}. Any thread may write.
 */
final class AsyncHttpClient1 {
  private static final String NETTY = "com.ning.http.client.providers.netty.";
  private static final Client CLIENT =
      new Client(
          "AsyncHttpClient 1",
          "AsyncHttpClient1",
          Frames.opening(NETTY).around("org.jboss.netty.").over("Netty 3"));
  private static final Method WRITE =
      Method.of("writeRequest", 2, NETTY + "request.NettyRequestSender");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", WRITE),
    CLIENT.enter("Head", WRITE), // what has begun
    CLIENT
        .enter("Answered", Method.of("handleHttpResponse", 4, NETTY + "handler.HttpProtocol"))
        .beside()
  };

  private AsyncHttpClient1() {}

  static final class Begin extends EventLoopBegin {
    @Override
    protected @Nullable EventLoopCall request(Object self, Object[] arguments) {
      return AsyncHttpCall1.of((NettyResponseFuture<?>) arguments[0], (Channel) arguments[1]);
    }

    /** Its time may be over. */
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

  static final class Head extends EventLoopHead implements Headers<HttpHeaders> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      AsyncHttpCall1 out =
          AsyncHttpCall1.of((NettyResponseFuture<?>) arguments[0], (Channel) arguments[1]);
      if (out != null) {
        Edit edit = agent().outgoingNow(this, out);
        if (edit != null) {
          apply(edit, out.headers);
        }
        agent().keep(out.request, client()); // Netty need not ask again
        agent().sent(out.request, edit);
      }
      return null;
    }

    private void apply(Edit edit, HttpHeaders headers) {
      List<Map.Entry<String, String>> before = headers.entries();
      try {
        edit.applyTo(headers, this);
      } catch (RuntimeException | Error half) { // both or neither
        headers.clear();
        for (Map.Entry<String, String> header : before) {
          headers.add(header.getKey(), header.getValue());
        }
        throw half;
      }
    }

    @Override
    public void remove(HttpHeaders headers, String name) {
      headers.remove(name);
    }

    @Override
    public void set(HttpHeaders headers, String name, String value) {
      headers.set(name, value);
    }
  }

  /** Where it is decided what follows an answer. */
  static final class Answered extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpResponse answer = (HttpResponse) arguments[0];
      NettyResponseFuture<?> call = (NettyResponseFuture<?>) arguments[2];
      int status = answer.getStatus().getCode();
      if (status >= 200 && !AsyncHttpCall1.isTunnel(call)) {
        String why =
            isRefusal(status) ? answer.headers().getAll("WWW-Authenticate").toString() : null;
        agent().answered(call.getNettyRequest().getHttpRequest(), null, status, why);
        answered(call, status, call.getUri());
      }
      return null;
    }
  }
}
