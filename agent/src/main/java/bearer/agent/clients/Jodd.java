package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import jodd.http.HttpConnection;
import jodd.http.HttpRequest;
import jodd.http.HttpResponse;
import jodd.http.net.SocketHttpConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Jodd HTTP 4.2 to 6.3, where a request is written to its connection: redirects write the same
 * object again, perhaps to the connection of the host before. A connection is known by the request
 * that it was made for; a request for another host than that gets nothing.
 */
final class Jodd {
  private static final Client CLIENT =
      new Client("Jodd HTTP", "Jodd", Frames.opening("jodd.http."));
  private static final String REQUEST = "jodd.http.HttpRequest";
  private static final String PROVIDER = "jodd.http.net.SocketHttpConnectionProvider";

  static final ClientHook[] HOOKS = {
    CLIENT.around("Connect", Method.of("createHttpConnection", 1, PROVIDER)),
    CLIENT.around("WriteHead", Method.of("sendTo", 1, "jodd.http.HttpBase")),
    CLIENT.exit("Answered", Method.of("_send", 0, REQUEST)),
    CLIENT.enter("Begin", Method.of("send", 0, REQUEST)).beside(),
    CLIENT.enter("Redirect", Method.of("_reset", 0, REQUEST)).beside()
  };

  private Jodd() {}

  /** Before there is a connection, where a call waits and fails best. */
  static final class Connect extends JoddHead {
    @Override
    public void link(Class<?> woven) {
      JoddOrigin.check(woven);
    }

    @Override
    public Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequest request = (HttpRequest) arguments[0];
      agent().beginning(this, request);
      return JoddOrigin.of(request);
    }

    @Override
    public @Nullable Object exit(
        Object origin, Object self, Object[] arguments, @Nullable Object connection) {
      if (connection != null) {
        agent().keep(connection, origin);
      }
      return connection;
    }

    @Override
    @Nullable JoddOrigin origin(HttpRequest request) {
      return JoddOrigin.of(request);
    }

    @Override
    public Fact tls(HttpRequest request) {
      return Fact.of("https".equalsIgnoreCase(request.protocol()));
    }
  }

  static final class WriteHead extends JoddHead {
    @Override
    public void link(Class<?> woven) {
      JoddOrigin.check(SocketHttpConnectionProvider.class);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (!(self instanceof HttpRequest)) {
        return null;
      }
      HttpRequest request = (HttpRequest) self;
      try {
        Edit edit = agent().outgoing(this, request);
        agent().sent(request, edit);
        return edit == null || edit.changesNothing() ? null : new JoddEdit(edit, request);
      } catch (IOException refused) {
        request.connection().close(); // or nobody does
        throw refused;
      }
    }

    @Override
    public @Nullable Object exit(
        Object edit, Object self, Object[] arguments, @Nullable Object nothing) {
      ((JoddEdit) edit).undo();
      return nothing;
    }

    /** Of the connection, which may have been made for another request. */
    @Override
    @Nullable JoddOrigin origin(HttpRequest request) {
      HttpConnection connection = request.connection();
      Object kept = connection == null ? null : agent().kept(connection);
      return kept instanceof JoddOrigin && kept.equals(JoddOrigin.of(request))
          ? (JoddOrigin) kept
          : null;
    }

    @Override
    public Fact tls(HttpRequest request) {
      return JoddOrigin.tls(request.connection());
    }
  }

  /** Where a request has its answer, which has been read to its end. */
  static final class Answered extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object answer) {
      HttpRequest request = (HttpRequest) self;
      HttpResponse response = (HttpResponse) java.util.Objects.requireNonNull(answer);
      int status = response.statusCode();
      List<String> challenges =
          isRefusal(status) ? response.headers("WWW-Authenticate") : Collections.emptyList();
      agent().answered(request, null, status, challenges.isEmpty() ? null : challenges.toString());
      return status == 401
              && request.connectionProvider() != null // not a connection of the application's
              && agent().again(request, request.method(), true)
          ? sentAgain(request)
          : answer;
    }

    /** By a new connection: the library takes one for kept that the server closes. */
    private static @Nullable Object sentAgain(HttpRequest request) {
      HttpConnection used = request.connection();
      if (used != null) {
        used.close();
        set(field(HttpRequest.class, "httpConnection"), request, null);
      }
      return call(HttpRequest.class, request, "_send");
    }
  }

  /** The same object may have been sent before. */
  static final class Begin extends Place {
    @Override
    public @Nullable Object enter(Object request, Object[] arguments) {
      agent().redirected(request, null);
      agent().continues(request, null);
      return null;
    }
  }

  /** Before the same object gets the URL of a redirect. */
  static final class Redirect extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpRequest request = (HttpRequest) self;
      agent().redirected(request, JoddOrigin.of(request).toString());
      return null;
    }
  }
}
