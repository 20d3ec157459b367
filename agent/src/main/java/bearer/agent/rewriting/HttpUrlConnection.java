package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/**
 * HttpURLConnection and HttpsURLConnection (JDK 8 to 26). Each hop passes {@code plainConnect}, and
 * all behind it (cache, proxy, pool, TLS, request line, Host, cookies) is taken from the field
 * {@code url}, which the JDK replaces itself when it follows a redirect. When no hop follows, the
 * application's own URL is put back.
 */
final class HttpUrlConnection {
  private static final String CONNECTION = UrlConnectionHop.CONNECTION;
  private static final Client CLIENT = Client.rewriting("HttpURLConnection", "HttpUrlConnection");

  static final ClientHook[] HOOKS = {
    CLIENT.argument(Kind.BEGUN, "Connecting", Method.of("plainConnect", 0, CONNECTION), null),
    CLIENT.call(
        Kind.ANSWER, "Ended", Method.of("getInputStream0", 0, CONNECTION), "followRedirect", null)
  };

  private HttpUrlConnection() {}

  static final class Connecting extends UrlConnectionHop {
    private final Field url = field(URLConnection.class, "url");
    private final Field connected = field(URLConnection.class, "connected");
    private final Field line = field(type(CONNECTION), "requestURI");

    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object value)
        throws IOException {
      HttpURLConnection connection = (HttpURLConnection) self;
      if (Boolean.TRUE.equals(get(connected, connection))) {
        return null;
      }
      URL before = connection.getURL();
      Moved known = (Moved) agent().kept(connection);
      if (known == null || !known.isNow(before)) { // else the same hop once more
        known = begun(connection, before, known);
      }
      Object head = head(connection);
      if (known != null && head != null) {
        agent().keep(head, known.move);
      }
      return null;
    }

    private @Nullable Moved begun(HttpURLConnection connection, URL before, @Nullable Moved last)
        throws IOException {
      Move move =
          last != null && last.cameFrom(before)
              ? Move.NONE
              : redirectedFrom(connection) == null
                  ? agent().moving(this, connection)
                  : agent().movingNow(this, connection);
      if (move == null) {
        return null;
      }
      Moved moved =
          new Moved(
              before,
              move.leadsElsewhere() ? new URL(before, move.url()) : before, // the same handler
              move);
      agent().keep(connection, moved);
      if (move.leadsElsewhere()) {
        set(line, connection, null);
        set(url, connection, moved.now);
      }
      return moved;
    }
  }

  /** Where the loop has learned whether another hop follows. */
  static final class Ended extends Place {
    private final Field url = field(URLConnection.class, "url");

    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object follows)
        throws IOException {
      Object known = Boolean.TRUE.equals(follows) ? null : agent().kept(self);
      if (known != null && ((Moved) known).isNow(((HttpURLConnection) self).getURL())) {
        set(url, self, ((Moved) known).own);
      }
      return follows;
    }
  }

  /** One hop of a connection. */
  private static final class Moved {
    final URL own;
    final URL now;
    final Move move;

    Moved(URL own, URL now, Move move) {
      this.own = own;
      this.now = now;
      this.move = move;
    }

    /** Whether it is the very object: the JDK has made another one if it went on since. */
    @SuppressWarnings("ReferenceEquality")
    boolean isNow(URL url) {
      return url == now;
    }

    /** Whether the new place sends back to where the request was. */
    boolean cameFrom(URL next) {
      return move.leadsElsewhere() && own.toExternalForm().equals(next.toExternalForm());
    }
  }
}
