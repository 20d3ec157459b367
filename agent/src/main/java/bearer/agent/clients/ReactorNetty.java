package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClientRequest;

/**
 * Reactor Netty 0.9 to 1.3 and with it Spring's WebClient, over HTTP/1.1 and HTTP/2. A hop begins
 * where its connection is handed to the request, on an event loop, and is put off there. Its
 * headers are complete where it is marked as sent; they are put back once they have been copied or
 * written. Redirects and retries are new requests, which one {@code HttpClientHandler} makes.
 */
final class ReactorNetty {
  private static final String HTTP = "reactor.netty.http.";
  private static final String REQUEST = HTTP + "client.HttpClientOperations";
  private static final Frames FRAMES =
      Frames.opening("reactor.netty.").around("io.netty.", "reactor.core.").over("Netty");
  private static final Client CLIENT = new Client("Reactor Netty", "ReactorNetty", FRAMES);
  private static final Client WRITTEN = new Client("Reactor Netty", "ReactorNettyWritten", FRAMES);

  static final ClientHook[] HOOKS = {
    CLIENT.putOff(
        "Begin",
        Method.of("onStateChange", 2, HTTP + "client.HttpClientConnect$HttpIOHandlerObserver")),
    CLIENT.around("Head", Method.of("markSentHeaders", ClientHook.ANY, HTTP + "HttpOperations")),
    CLIENT.around(
        "Head", Method.of("markSentHeaderAndBody", ClientHook.ANY, HTTP + "HttpOperations")),
    WRITTEN.exit("Copied", Method.of("newFullBodyMessage", ClientHook.ANY, REQUEST)),
    WRITTEN.enter("Written", Method.of("onOutboundComplete", 0, REQUEST)).beside(),
    WRITTEN.enter("Answered", Method.of("notRedirected", 1, REQUEST)).beside()
  };

  private ReactorNetty() {}

  /** A request gets its connection. */
  static final class Begin extends EventLoopBegin {
    private volatile @Nullable Field handler;

    @Override
    public void link(Class<?> woven) {
      handler = field(woven, "handler");
    }

    @Override
    protected @Nullable EventLoopCall request(Object self, Object[] arguments) {
      String state = arguments[1].toString();
      if (!(arguments[0] instanceof HttpClientRequest)
          || !(state.equals("[configured]") || state.equals("[stream_configured]"))) {
        return null;
      }
      Object call = Objects.requireNonNull(get(Objects.requireNonNull(handler), self));
      agent().keep(arguments[0], call);
      agent()
          .redirected(call, ReactorNettyRequest.redirect((HttpClientRequest) arguments[0], call));
      return ReactorNettyRequest.begun(arguments[0], call);
    }

    @Override
    protected void handOver(Object self, Object[] arguments, Runnable goesOn) {
      ((Connection) arguments[0]).channel().eventLoop().execute(goesOn);
    }

    @Override
    protected boolean hasEnded(Object self, Object[] arguments) {
      return ((ChannelOperations<?, ?>) arguments[0]).isDisposed();
    }

    /** As the library does with what its own preparation of a request throws. */
    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      Mono.<Void>error(reason)
          .subscribe(((ChannelOperations<?, ?>) arguments[0]).disposeSubscriber());
    }
  }

  /** Asked before its headers are copied or written; answered with true the first time alone. */
  static final class Head extends EventLoopHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      return self instanceof HttpClientRequest ? self : null;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object first) throws IOException {
      if (Boolean.TRUE.equals(first) && ((Connection) self).channel().isActive()) {
        return outgoing((HttpClientRequest) self, (ChannelOperations<?, ?>) self);
      }
      return first;
    }

    private Object outgoing(HttpClientRequest request, ChannelOperations<?, ?> connection)
        throws IOException {
      try {
        write(request);
        return true;
      } catch (IOException refused) {
        if (!connection.isDisposed()) {
          throw refused;
        }
        ReactorNettyRefused.end(connection, refused);
        return false;
      }
    }

    @Override
    public @Nullable Move moved(EventLoopCall out) {
      Object mark = ((ReactorNettyRequest) out).mark();
      return mark == null ? null : keptMove(mark);
    }

    private void write(HttpClientRequest request) throws IOException {
      ReactorNettyRequest out = ReactorNettyRequest.complete(request, agent().kept(request));
      Edit edit = agent().outgoingNow(this, out);
      agent().sent(request, edit);
      agent().keep(out.headers, new NettyHeaderEdit(edit, out.headers));
    }
  }
}
