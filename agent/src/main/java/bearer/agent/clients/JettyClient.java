package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's HttpClient 9.2 to 12.1 over HTTP/1.1 and HTTP/2, where the head of one exchange is made
 * of its request's headers: these are the application's, so what makes the head is given a copy of
 * them, and nobody else. Redirects and authentication rounds are requests of their own. An exchange
 * is put off before it is queued for a connection.
 */
final class JettyClient {
  private static final String JETTY = "org.eclipse.jetty.client.";
  private static final String TRANSPORT = JETTY + "transport."; // 12
  private static final String HTTP2 = "org.eclipse.jetty.http2.client.";
  private static final Client CLIENT = client("JettyClient");
  private static final Client CALLS = client("JettyCalls");
  private static final Client WRITTEN = client("JettyWritten");
  private static final Method SEND_HEADERS =
      Method.of(
          "sendHeaders",
          ClientHook.ANY,
          JETTY + "http.HttpSenderOverHTTP",
          TRANSPORT + "internal.HttpSenderOverHTTP",
          HTTP2 + "http.HttpSenderOverHTTP2",
          HTTP2 + "transport.internal.HttpSenderOverHTTP2");

  static final ClientHook[] HOOKS = {
    CALLS
        .putOff(
            "Send",
            Method.of("send", 1, JETTY + "HttpDestination", TRANSPORT + "HttpDestination")
                .ending("HttpExchange;"))
        .ifPresent(), // from 9.2 on
    WRITTEN.enter("Undivided", Method.of("send", 0, JETTY + "HttpSender")).ifPresent(), // 9.0
    CALLS.putOff("Refuse", SEND_HEADERS),
    CLIENT.around("WriteHead", SEND_HEADERS),
    WRITTEN.exit(
        "Read", Method.of("getHeaders", 0, JETTY + "HttpRequest", TRANSPORT + "HttpRequest")),
    WRITTEN
        .enter(
            "Written",
            Method.of("headersToCommit", 1, JETTY + "HttpSender", TRANSPORT + "HttpSender"))
        .beside(),
    CALLS
        .enter(
            "Answered",
            Method.of("responseHeaders", 1, JETTY + "HttpReceiver", TRANSPORT + "HttpReceiver"))
        .beside(),
    CALLS.exit("Followed", Method.of("copyRequest", 2, JETTY + "HttpClient"))
  };

  private JettyClient() {}

  private static Client client(String file) {
    return new Client(
        "Jetty HttpClient",
        file,
        Frames.opening(JETTY, HTTP2, "org.eclipse.jetty.io.")
            .around("org.eclipse.jetty.util.", "org.eclipse.jetty.alpn."));
  }

  static final class WriteHead extends JettyPlace {
    @Override
    public @Nullable Object enter(Object sender, Object[] arguments) throws IOException {
      JettyHead head = new JettyHead(arguments[0], sender);
      Edit edit = agent().outgoingNow(this, head);
      agent().sent(head.request, edit);
      if (edit == null || edit.changesNothing()) {
        return null;
      }
      JettyEdit copy = new JettyEdit(edit, head.copyOfHeaders());
      agent().keep(head.headers(), copy);
      return new Outbound<>(head.headers(), copy);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object sender, Object[] arguments, @Nullable Object nothing) {
      Outbound<?, ?> out = (Outbound<?, ?>) state;
      agent().keep(out.request, null);
      ((JettyEdit) out.connection).mustBeTaken();
      return nothing;
    }
  }
}
