package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Inside;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientRequest;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Undertow's client 1.4 to 2.4, that of its reverse proxy too, over HTTP/1.1 and HTTP/2, where a
 * connection turns to a request: what writes its head, perhaps bit by bit, is given a copy, and
 * nobody else. The library follows nothing, and knows no proxies.
 */
final class Undertow {
  private static final String HTTP1 = "io.undertow.client.http.HttpClient";
  private static final String HTTP2 = "io.undertow.client.http2.Http2Client";
  private static final Client CLIENT = client("Undertow");
  private static final Client CALLS = client("UndertowCalls");

  static final ClientHook[] HOOKS = {
    CALLS
        .enter("Connect", Method.of("connect", 7, HTTP1 + "Provider", HTTP2 + "Provider"))
        .beside(),
    CALLS.putOff("Begin", Method.of("sendRequest", 2, HTTP1 + "Connection", HTTP2 + "Connection")),
    CLIENT.held("WriteHead", Method.of("initiateRequest", 1, HTTP1 + "Connection")),
    CALLS.exit("Read", Method.of("getRequest", 0, HTTP1 + "Exchange")),
    CALLS.enter("Ready", Method.of("invokeReadReadyCallback", 0, HTTP1 + "Exchange")),
    CLIENT.enter(
        "Stream", Method.of("createStream", 1, "io.undertow.protocols.http2.Http2Channel")),
    CALLS.enter("Answered", Method.of("setResponse", 1, HTTP1 + "Exchange")).beside(),
    CALLS.enter("AnsweredStream", Method.of("responseReady", 1, HTTP2 + "Exchange")).beside()
  };

  private Undertow() {}

  private static Client client(String file) {
    return new Client(
        "Undertow's client",
        file,
        Frames.opening("io.undertow.client.", "io.undertow.protocols.").around("org.xnio."));
  }

  /** Until the application is told that it can write a body, it has not been given the exchange. */
  static final class WriteHead extends EventLoopHead {
    private static final Inside REQUEST = new Inside("request");

    private volatile java.lang.reflect.@Nullable Method failed;

    @Override
    public void link(Class<?> woven) {
      UndertowCall.check(woven);
      Class<?> exchange = UndertowCall.exchange(woven);
      REQUEST.mustLeadFrom(exchange);
      failed = method(exchange, "setFailed", 1);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      ClientConnection connection = (ClientConnection) self;
      ClientRequest own = (ClientRequest) REQUEST.from(arguments[0]);
      UndertowCall call = UndertowCall.of(own, connection);
      if (call.isTunnel()) {
        return null;
      }
      try {
        Edit edit = agent().outgoingNow(this, call);
        agent().sent(call.headers, edit);
        UndertowEdit head = new UndertowEdit(edit, own);
        agent().keep(arguments[0], head);
        return head;
      } catch (IOException refused) { // its token was lost while it was queued
        invoke(requireNonNull(failed), arguments[0], refused);
        IoUtils.safeClose(connection);
        return PUT_OFF;
      }
    }

    @Override
    public @Nullable Object exit(
        Object head, Object self, Object[] arguments, @Nullable Object nothing) {
      ((UndertowEdit) head).hide();
      return nothing;
    }
  }

  /** Where a stream of HTTP/2 is given its headers. */
  static final class Stream extends EventLoopHead {
    @Override
    public void link(Class<?> woven) {
      UndertowCall.check(woven);
    }

    @Override
    public @Nullable Object enter(Object channel, Object[] arguments) throws IOException {
      HeaderMap headers = (HeaderMap) arguments[0];
      UndertowCall call = UndertowCall.of(headers, (Http2Channel) channel);
      if (!call.isTunnel()) {
        Edit edit = agent().outgoingNow(this, call);
        agent().sent(headers, edit);
        if (edit != null && !edit.changesNothing()) {
          arguments[0] = UndertowEdit.copy(edit, headers);
        }
      }
      return null;
    }
  }
}
