package bearer.agent.clients;

import bearer.agent.hop.Place;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.protocols.http2.Http2StreamSourceChannel;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Where calls of {@link Undertow}'s client begin, and what becomes of their exchanges. */
final class UndertowCalls {
  private UndertowCalls() {}

  /** Woven before the first connection is opened, whose client is known by then. */
  static final class Connect extends Place {}

  static final class Begin extends EventLoopBegin {
    @Override
    public void link(Class<?> woven) {
      UndertowCall.check(woven);
    }

    @Override
    protected @Nullable EventLoopCall request(Object self, Object[] arguments) {
      ClientConnection connection = (ClientConnection) self;
      if (UndertowCall.isUpgraded(connection)) {
        return null;
      }
      UndertowCall call = UndertowCall.of((ClientRequest) arguments[0], connection);
      return call.isTunnel() ? null : call;
    }

    /** A connection is for one thread alone. */
    @Override
    protected void handOver(Object self, Object[] arguments, Runnable goesOn) {
      Executor thread = ((ClientConnection) self).getIoThread();
      thread.execute(goesOn);
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      ClientCallback<?> caller = (ClientCallback<?>) arguments[1];
      if (caller != null) {
        caller.failed(
            reason instanceof IOException ? (IOException) reason : new IOException(reason));
      }
    }
  }

  /** The request of an exchange, which the library asks for as others do. */
  static final class Read extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object exchange, Object[] arguments, @Nullable Object own) {
      Object head = agent().kept(exchange);
      return head instanceof UndertowEdit ? ((UndertowEdit) head).insteadOf(own) : own;
    }
  }

  /** Where the application is told that it can write a body, and may ask for its request. */
  static final class Ready extends Place {
    @Override
    public @Nullable Object enter(Object exchange, Object[] arguments) {
      Object head = agent().kept(exchange);
      if (head instanceof UndertowEdit) {
        ((UndertowEdit) head).hide();
      }
      return null;
    }
  }

  /** What HTTP/1.1 and HTTP/2 have in common; a connection may turn from one into the other. */
  private abstract static class Answers extends Place {
    /**
     * @param asked the application's headers
     */
    final void answered(HeaderMap asked, int status, HeaderMap answer) {
      String why =
          isRefusal(status) ? UndertowCall.values(answer, "WWW-Authenticate").toString() : null;
      agent().answered(asked, null, status, why);
      agent().continues(asked, null);
    }
  }

  static final class Answered extends Answers {
    @Override
    public @Nullable Object enter(Object exchange, Object[] arguments) {
      Object head = agent().kept(exchange);
      if (head instanceof UndertowEdit) {
        agent().keep(exchange, null);
        ClientResponse answer = (ClientResponse) arguments[0];
        answered(((UndertowEdit) head).own, answer.getResponseCode(), answer.getResponseHeaders());
      }
      return null;
    }
  }

  static final class AnsweredStream extends Answers {
    @Override
    public @Nullable Object enter(Object exchange, Object[] arguments) {
      HeaderMap answer = ((Http2StreamSourceChannel) arguments[0]).getHeaders();
      int status = Integer.parseInt(answer.getFirst(Http2Channel.STATUS));
      answered(((ClientExchange) exchange).getRequest().getRequestHeaders(), status, answer);
      return null;
    }
  }
}
