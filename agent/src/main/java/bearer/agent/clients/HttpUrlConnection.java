package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
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
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client("HttpURLConnection", "HttpUrlConnection");
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

  /** A head that is printed to a connection. */
  static final class Written {
    final HttpClient connection;
    final MessageHeader head;

    Written(HttpClient connection, MessageHeader head) {
      this.connection = connection;
      this.head = head;
    }
  }

  static final class WriteHead extends HeadPlace<Written> implements Headers<MessageHeader> {
    private final Class<?> https = type("sun.net.www.protocol.https.HttpsClient");
    private final Field host = field(HttpClient.class, "host");
    private final Field port = field(HttpClient.class, "port");

    @Override
    public @Nullable Object exit(
        Object state,
        Object connection,
        Object[] arguments,
        @Nullable Object printed,
        @Nullable Throwable thrown)
        throws IOException {
      if (printed == null) {
        return null;
      }
      MessageHeader head = (MessageHeader) printed;
      Edit edit = agent().outgoing(this, new Written((HttpClient) connection, head));
      agent().sent(head, edit);
      if (edit == null) {
        return head;
      }
      MessageHeader copy = new MessageHeader();
      for (int i = 0; has(head, i); i++) {
        copy.add(head.getKey(i), head.getValue(i));
      }
      edit.applyTo(copy, this);
      return copy;
    }

    @Override
    public String method(Written written) {
      return RequestLine.method(written.head.getKey(0));
    }

    @Override
    public String scheme(Written written) {
      return https.isInstance(written.connection) ? "https" : "http";
    }

    @Override
    public @Nullable String host(Written written) {
      return (String) get(host, written.connection);
    }

    @Override
    public int port(Written written) {
      return getInt(port, written.connection);
    }

    @Override
    public Fact tls(Written written) {
      return Fact.of(https.isInstance(written.connection));
    }

    @Override
    public Fact forwardProxy(Written written) {
      return Fact.of(written.connection.getUsingProxy() && !https.isInstance(written.connection));
    }

    @Override
    public String target(Written written) {
      return RequestLine.target(written.head.getKey(0));
    }

    @Override
    public @Nullable String header(Written written, String name) {
      return written.head.findValue(name);
    }

    @Override
    public List<String> headers(Written written, String name) {
      return all(written.head, name);
    }

    @Override
    public void remove(MessageHeader copy, String name) {
      copy.remove(name);
    }

    @Override
    public void set(MessageHeader copy, String name, String value) {
      copy.remove(name);
      copy.add(name, value);
    }
  }

  static boolean has(MessageHeader head, int i) {
    return head.getKey(i) != null || head.getValue(i) != null;
  }

  static List<String> all(MessageHeader head, String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; has(head, i); i++) {
      if (name.equalsIgnoreCase(head.getKey(i))) {
        values.add(head.getValue(i));
      }
    }
    return values;
  }

  /** Where the loop over redirects and authentication has the head of an answer. */
  static class Answered extends Place {
    private final Class<?> connections = type(CONNECTION);
    private final Field requests = field(connections, "requests");
    private final Field responses = field(connections, "responses");

    @Override
    public @Nullable Object exit(
        Object state,
        Object connection,
        Object[] arguments,
        @Nullable Object parsed,
        @Nullable Throwable thrown)
        throws IOException {
      MessageHeader head = head(connection);
      MessageHeader answer = (MessageHeader) get(responses, connection);
      if (head != null && answer != null) {
        int status = RequestLine.status(answer.getValue(0));
        String challenges = status == 401 ? all(answer, "WWW-Authenticate").toString() : null;
        agent().answered(head, null, status, challenges);
      }
      return parsed;
    }

    final @Nullable MessageHeader head(Object connection) {
      return (MessageHeader) get(requests, connection);
    }

    final boolean isRefused(Object connection) {
      MessageHeader answer = (MessageHeader) get(responses, connection);
      return answer != null && RequestLine.status(answer.getValue(0)) == 401;
    }
  }

  /**
   * Where the loop asks whether a redirect is followed, which no 401 is: told that it is, it sends
   * the request again, with the body that it has kept. It has failed before if there is none.
   */
  static final class Loop extends Answered {
    private static final int ENOUGH = 4; // of http.maxRedirects: a replay counts as one

    private final java.lang.reflect.Method disconnect = method(type(CONNECTION), "disconnectWeb");
    private final boolean mayRepeat =
        getInt(field(type(CONNECTION), "maxRedirects"), this) >= ENOUGH;

    @Override
    public @Nullable Object exit(
        Object state,
        Object connection,
        Object[] arguments,
        @Nullable Object redirect,
        @Nullable Throwable thrown)
        throws IOException {
      MessageHeader head = head(connection);
      if (Boolean.TRUE.equals(redirect) || !mayRepeat || head == null || !isRefused(connection)) {
        return redirect;
      }
      boolean again = agent().again(head, RequestLine.method(head.getKey(0)), true);
      if (again) {
        call(disconnect, connection); // as before the JDK's own repetitions
      }
      return again;
    }
  }
}
