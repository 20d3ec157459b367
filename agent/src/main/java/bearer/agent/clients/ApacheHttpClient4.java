package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 4.0 to 4.5 (default, builder and minimal clients), where HttpCore's executor
 * sends one request and receives its answer: redirects, retries and authentication rounds pass here
 * again. The headers are put back on exit, because the context shows this request to the caller.
 */
@SuppressWarnings("deprecation") // what is old is what is wanted
final class ApacheHttpClient4 {
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client(
          "Apache HttpClient 4",
          "ApacheHttpClient4",
          Frames.opening("org.apache.http.impl.execchain.", "org.apache.http.impl.client.")
              .around("org.apache.http."));

  static final ClientHook[] HOOKS = {
    // the executor is HttpCore's, which as a bundle does not see the client: its connection does
    CLIENT.aroundSeenBy(
        1, "Execute", Method.of("execute", 3, "org.apache.http.protocol.HttpRequestExecutor")),
    CLIENT.exit( // from HttpClientBuilder, 4.3 and later
        "BuilderLoop",
        Method.of("needAuthentication", 5, "org.apache.http.impl.execchain.MainClientExec")),
    CLIENT.exit( // DefaultHttpClient and its kin
        "LegacyLoop",
        Method.of("handleResponse", 3, "org.apache.http.impl.client.DefaultRequestDirector"))
  };

  private ApacheHttpClient4() {}

  /** What undoes an edit. */
  static final class Edited {
    final Edit edit;
    final Header[] before;

    Edited(Edit edit, HttpRequest request) {
      this.edit = edit;
      this.before = request.getAllHeaders();
    }
  }

  static final class Execute extends HeadPlace<Outbound<HttpRequest, HttpRoute>>
      implements Headers<HttpRequest> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRoute route = route(arguments[1], (HttpContext) arguments[2]);
      if (route == null) {
        return null;
      }
      HttpRequest request = (HttpRequest) arguments[0];
      Edit edit = agent().outgoing(this, new Outbound<>(request, route));
      return edit == null ? null : edited(edit, request);
    }

    private Edited edited(Edit edit, HttpRequest request) {
      Edited edited = new Edited(edit, request);
      try {
        edit.applyTo(request, this);
        return edited;
      } catch (RuntimeException | Error half) { // both or neither
        request.setHeaders(edited.before);
        throw half;
      }
    }

    private static @Nullable HttpRoute route(Object connection, HttpContext context) {
      Object route = context.getAttribute("http.route"); // 4.3 and later
      return route == null
              && context.getAttribute("http.scheme-registry") != null // not HttpCore on its own
              && connection instanceof org.apache.http.conn.ManagedClientConnection
          ? ((org.apache.http.conn.ManagedClientConnection) connection).getRoute()
          : (HttpRoute) route;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      HttpRequest request = (HttpRequest) arguments[0];
      request.setHeaders(((Edited) state).before);
      if (result != null) {
        HttpResponse answer = (HttpResponse) result;
        int status = answer.getStatusLine().getStatusCode();
        String challenges =
            status == 401 ? Arrays.toString(answer.getHeaders("WWW-Authenticate")) : null;
        agent().answered(request, ((Edited) state).edit, status, challenges);
      }
      return result;
    }

    @Override
    public String method(Outbound<HttpRequest, HttpRoute> out) {
      return out.request.getRequestLine().getMethod();
    }

    @Override
    public String scheme(Outbound<HttpRequest, HttpRoute> out) {
      return out.connection.getTargetHost().getSchemeName();
    }

    @Override
    public String host(Outbound<HttpRequest, HttpRoute> out) {
      return out.connection.getTargetHost().getHostName();
    }

    @Override
    public int port(Outbound<HttpRequest, HttpRoute> out) {
      return out.connection.getTargetHost().getPort();
    }

    @Override
    public Fact tls(Outbound<HttpRequest, HttpRoute> out) {
      return Fact.of(out.connection.isSecure());
    }

    @Override
    public Fact forwardProxy(Outbound<HttpRequest, HttpRoute> out) {
      return Fact.of(out.connection.getProxyHost() != null && !out.connection.isTunnelled());
    }

    @Override
    public String target(Outbound<HttpRequest, HttpRoute> out) {
      return out.request.getRequestLine().getUri();
    }

    @Override
    public @Nullable String header(Outbound<HttpRequest, HttpRoute> out, String name) {
      Header first = out.request.getFirstHeader(name);
      return first == null ? null : first.getValue();
    }

    @Override
    public List<String> headers(Outbound<HttpRequest, HttpRoute> out, String name) {
      List<String> values = new ArrayList<>();
      for (Header header : out.request.getHeaders(name)) {
        values.add(header.getValue());
      }
      return values;
    }

    @Override
    public void remove(HttpRequest request, String name) {
      request.removeHeaders(name);
    }

    @Override
    public void set(HttpRequest request, String name, String value) {
      request.setHeader(name, value);
    }
  }

  /** Where the library decides whether a request is sent again with credentials. */
  abstract static class Loop extends Place {
    final boolean again(@Nullable HttpRequest request) {
      return request != null
          && agent().again(request, request.getRequestLine().getMethod(), isRepeatable(request));
    }

    private static boolean isRepeatable(HttpRequest request) {
      return !(request instanceof HttpEntityEnclosingRequest)
          || ((HttpEntityEnclosingRequest) request).getEntity() == null
          || ((HttpEntityEnclosingRequest) request).getEntity().isRepeatable();
    }

    static boolean isRefusal(Object response) {
      return ((HttpResponse) response).getStatusLine().getStatusCode() == 401;
    }
  }

  static final class BuilderLoop extends Loop {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpContext context = (HttpContext) arguments[4];
      return Boolean.TRUE.equals(needed)
          || (isRefusal(arguments[3]) && again((HttpRequest) context.getAttribute("http.request")));
    }
  }

  static final class LegacyLoop extends Loop {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp) {
      HttpRequest sent = ((org.apache.http.impl.client.RoutedRequest) arguments[0]).getRequest();
      return followUp == null && isRefusal(arguments[1]) && again(sent) ? arguments[0] : followUp;
    }
  }
}
