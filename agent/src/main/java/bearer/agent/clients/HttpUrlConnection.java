package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.URLConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sun.net.www.MessageHeader;
import sun.net.www.http.HttpClient;

/**
 * HttpURLConnection and HttpsURLConnection (JDK 8 to 26), where {@code sun.net.www.http.HttpClient}
 * prints one request's head: every redirect, authentication retry and silent resend on a stale
 * connection passes {@code writeRequests} again. The header object that is printed is replaced by
 * an edited copy for exactly that call, so nothing is left to undo.
 */
final class HttpUrlConnection {
  private static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";
  private static final Client CLIENT =
      new Client(
          "HttpURLConnection",
          "HttpUrlConnection",
          Frames.opening("sun.net.www.protocol.http", "sun.net.www.http.HttpClient"));
  private static final Method LOOP = Method.of("getInputStream0", 0, CONNECTION);

  static final ClientHook[] HOOKS = {
    CLIENT.call(
        Kind.RECEIVER,
        "WriteHead",
        Method.of("writeRequests", ClientHook.ANY, "sun.net.www.http.HttpClient"),
        "print",
        "sun/net/www/MessageHeader"),
    CLIENT.call(Kind.ANSWER, "Answered", LOOP, "parseHTTP", null), // in streaming modes too
    CLIENT.call(Kind.ANSWER, "Loop", LOOP, "followRedirect", null)
  };

  private HttpUrlConnection() {}

  static final class WriteHead extends HeadPlace<Outbound<MessageHeader, HttpClient>> {
    private final Class<?> https = type("sun.net.www.protocol.https.HttpsClient");
    private final Field session = field(https, "session");
    private final Field host = field(HttpClient.class, "host");
    private final Field port = field(HttpClient.class, "port");

    @Override
    public @Nullable Object value(Object state, Object connection, @Nullable Object printed)
        throws IOException {
      if (printed == null) {
        return null;
      }
      MessageHeader head = (MessageHeader) printed;
      Edit edit = outgoing(head, (HttpClient) connection);
      agent().sent(head, edit);
      return edit == null || edit.changesNothing() ? head : MessageHeaders.edited(head, edit);
    }

    private @Nullable Edit outgoing(MessageHeader head, HttpClient connection) throws IOException {
      try {
        return agent().outgoing(this, new Outbound<>(head, connection));
      } catch (ConnectException asked) { // after which nobody else would close it
        connection.closeServer();
        throw asked;
      }
    }

    @Override
    public String method(Outbound<MessageHeader, HttpClient> out) {
      return RequestLine.method(out.request.getKey(0));
    }

    @Override
    public String scheme(Outbound<MessageHeader, HttpClient> out) {
      return https.isInstance(out.connection) ? "https" : "http";
    }

    @Override
    public @Nullable String host(Outbound<MessageHeader, HttpClient> out) {
      return (String) get(host, out.connection);
    }

    @Override
    public int port(Outbound<MessageHeader, HttpClient> out) {
      return getInt(port, out.connection);
    }

    @Override
    public Fact tls(Outbound<MessageHeader, HttpClient> out) {
      return Fact.of(https.isInstance(out.connection) && get(session, out.connection) != null);
    }

    @Override
    public Fact forwardProxy(Outbound<MessageHeader, HttpClient> out) {
      return Fact.of(out.connection.getUsingProxy() && tls(out) == Fact.NO);
    }

    @Override
    protected Object standsFor(Outbound<MessageHeader, HttpClient> out) {
      return out.request;
    }

    @Override
    public @Nullable Move moved(Outbound<MessageHeader, HttpClient> out) {
      return keptMove(out.request);
    }

    @Override
    public String target(Outbound<MessageHeader, HttpClient> out) {
      return RequestLine.target(out.request.getKey(0));
    }

    @Override
    public @Nullable String header(Outbound<MessageHeader, HttpClient> out, String name) {
      return out.request.findValue(name);
    }

    @Override
    public List<String> headers(Outbound<MessageHeader, HttpClient> out, String name) {
      return MessageHeaders.all(out.request, name);
    }
  }

  /** Where the loop over redirects and authentication has the head of an answer. */
  static class Answered extends Place {
    private final Field requests = field(type(CONNECTION), "requests");
    private final Field responses = field(type(CONNECTION), "responses");

    @Override
    public @Nullable Object value(Object state, Object connection, @Nullable Object parsed)
        throws IOException {
      MessageHeader head = head(connection);
      MessageHeader answer = (MessageHeader) get(responses, connection);
      if (head != null && answer != null) {
        int status = status(connection);
        String challenges =
            isRefusal(status) ? MessageHeaders.all(answer, "WWW-Authenticate").toString() : null;
        agent().answered(head, null, status, challenges);
        if (status / 100 == 3) {
          agent().redirected(connection, ((URLConnection) connection).getURL().toString());
          agent().continues(head, connection);
        }
      }
      return parsed;
    }

    final @Nullable MessageHeader head(Object connection) {
      return (MessageHeader) get(requests, connection);
    }

    final int status(Object connection) {
      MessageHeader answer = (MessageHeader) get(responses, connection);
      return answer == null ? 0 : RequestLine.status(answer.getValue(0));
    }
  }

  /**
   * Where the loop asks whether a redirect is followed, which no 401 is: told that it is, it sends
   * the request again, with the body that it has kept. It has failed before if there is none.
   */
  static final class Loop extends Answered {
    private static final int ENOUGH = 4; // of http.maxRedirects: a replay counts as one

    private final @Nullable Object limit = get(field(type(CONNECTION), "maxRedirects"), null);

    @Override
    public @Nullable Object value(Object state, Object connection, @Nullable Object redirect)
        throws IOException {
      MessageHeader head = head(connection);
      if (Boolean.TRUE.equals(redirect) && head != null) { // the next one
        follows(connection, null, head);
        return true;
      }
      if (head == null
          || status(connection) != 401
          || limit == null
          || (Integer) limit < ENOUGH
          || !agent().again(head, RequestLine.method(head.getKey(0)), true)) {
        return redirect;
      }
      call(type(CONNECTION), connection, "disconnectWeb"); // as before its own repetitions
      return true;
    }
  }
}
