package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethod;
import org.apache.commons.httpclient.HttpMethodBase;
import org.apache.commons.httpclient.methods.EntityEnclosingMethod;
import org.jspecify.annotations.Nullable;

/**
 * Commons HttpClient 3.0 and 3.1, where a method object is executed over one connection: retries,
 * redirects and authentication rounds execute the same object again, and its headers are shown to
 * the caller, so they are put back as soon as the answer is there.
 */
final class CommonsHttpClient3 {
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client(
          "Commons HttpClient 3",
          "CommonsHttpClient3",
          Frames.opening("org.apache.commons.httpclient."));

  static final ClientHook[] HOOKS = {
    CLIENT.around(
        "Execute", Method.of("execute", 2, "org.apache.commons.httpclient.HttpMethodBase")),
    CLIENT.exit(
        "Loop",
        Method.of(
            "processAuthenticationResponse",
            1,
            "org.apache.commons.httpclient.HttpMethodDirector")),
    CLIENT
        .around(
            "Redirect",
            Method.of(
                "processRedirectResponse", 1, "org.apache.commons.httpclient.HttpMethodDirector"))
        .beside(),
    CLIENT
        .enter("Anew", Method.of("recycle", 0, "org.apache.commons.httpclient.HttpMethodBase"))
        .beside()
  };

  private CommonsHttpClient3() {}

  static final class Execute extends SocketHead<HttpMethodBase, HttpConnection>
      implements Headers<HttpMethodBase> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpMethodBase method = (HttpMethodBase) self;
      Edit edit = agent().outgoing(this, new Outbound<>(method, (HttpConnection) arguments[1]));
      return edit == null || edit.changesNothing() ? edit : new CommonsEdit3(edit, method, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object status) {
      HttpMethodBase method = (HttpMethodBase) self;
      Edit edit = state instanceof Edit ? (Edit) state : ((CommonsEdit3) state).undo(method);
      if (status != null) {
        int code = (Integer) status;
        String challenges =
            isRefusal(code) ? Arrays.toString(method.getResponseHeaders("WWW-Authenticate")) : null;
        agent().answered(method, edit, code, challenges);
      }
      return status;
    }

    @Override
    public String method(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.request.getName();
    }

    @Override
    public String scheme(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getProtocol().getScheme();
    }

    @Override
    public String host(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getHost();
    }

    @Override
    public int port(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getPort();
    }

    @Override
    public Fact forwardProxy(Outbound<HttpMethodBase, HttpConnection> out) {
      return Fact.of(out.connection.isProxied() && !out.connection.isTransparent());
    }

    @Override
    public String target(Outbound<HttpMethodBase, HttpConnection> out) {
      return RequestLine.target(out.request.getPath(), out.request.getQueryString());
    }

    @Override
    public @Nullable String header(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      Header first = out.request.getRequestHeader(name);
      return first == null ? null : first.getValue(); // all of them, divided by commas
    }

    @Override
    public List<String> headers(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      List<String> values = new ArrayList<>();
      for (Header header : out.request.getRequestHeaders(name)) {
        values.add(header.getValue());
      }
      return values;
    }

    @Override
    protected Object standsFor(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.request;
    }

    @Override
    public @Nullable Move moved(Outbound<HttpMethodBase, HttpConnection> out) {
      return keptMove(out.request);
    }

    @Override
    public void remove(HttpMethodBase method, String name) {
      while (method.getRequestHeader(name) != null) {
        method.removeRequestHeader(name);
      }
    }

    @Override
    public void set(HttpMethodBase method, String name, String value) {
      method.setRequestHeader(name, value);
    }
  }

  /** Where it is decided whether the same object is executed again with credentials. */
  static final class Loop extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object again) {
      HttpMethod method = (HttpMethod) arguments[0];
      return Boolean.TRUE.equals(again)
          || (method.getStatusCode() == 401
              && agent().again(method, method.getName(), isRepeatable(method)));
    }

    private static boolean isRepeatable(HttpMethod method) {
      return !(method instanceof EntityEnclosingMethod)
          || ((EntityEnclosingMethod) method).getRequestEntity() == null
          || ((EntityEnclosingMethod) method).getRequestEntity().isRepeatable();
    }
  }

  /** Where the same object gets the URL of a redirect. */
  static final class Redirect extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Object connection = read(self, "conn");
      return connection == null ? null : origin((HttpConnection) connection);
    }

    private static String origin(HttpConnection from) {
      return from.getProtocol().getScheme() + "://" + from.getHost() + ':' + from.getPort();
    }

    @Override
    public @Nullable Object exit(
        Object from, Object self, Object[] arguments, @Nullable Object followed) {
      if (Boolean.TRUE.equals(followed)) {
        agent().redirected(arguments[0], (String) from);
      }
      return followed;
    }
  }

  /** Where an object is made fit for another call. */
  static final class Anew extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      agent().redirected(self, null);
      agent().continues(self, null);
      return null;
    }
  }
}
