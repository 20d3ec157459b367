package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import java.io.IOException;
import java.util.Arrays;
import net.bytebuddy.asm.Advice;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;

/**
 * Apache HttpClient 4.0 to 4.5 (default, builder and minimal clients), where HttpCore's executor
 * sends one request and receives its answer: redirects, retries and authentication rounds pass here
 * again. The headers are put back on exit, because the context shows this request to the caller.
 */
final class ApacheHttpClient4 {
  static final ClientHook HOOK =
      ClientHook.advice(
          "Apache HttpClient 4",
          "execute",
          3,
          "bearer.agent.clients.ApacheHttpClient4$Execute",
          "org.apache.http.protocol.HttpRequestExecutor");

  private ApacheHttpClient4() {}

  static final class Execute {
    @SuppressWarnings("deprecation") // ManagedClientConnection: named in full, an import would warn
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) HttpRequest request,
        @Advice.Argument(1) HttpClientConnection connection,
        @Advice.Argument(2) HttpContext context,
        @Advice.Local("before") Header[] before)
        throws IOException {
      HttpRoute route = (HttpRoute) context.getAttribute("http.route"); // 4.3 and later
      if (route == null
          && context.getAttribute("http.scheme-registry") != null // not HttpCore on its own
          && connection instanceof org.apache.http.conn.ManagedClientConnection) {
        route = ((org.apache.http.conn.ManagedClientConnection) connection).getRoute();
      }
      if (route == null || "CONNECT".equals(request.getRequestLine().getMethod())) {
        return; // a CONNECT goes to a proxy: it never carries the token
      }
      HttpHost target = route.getTargetHost();
      Header authorization = request.getFirstHeader("Authorization");
      HeaderEdit edit =
          Bridge.outgoing(
              "Apache HttpClient 4",
              target.getSchemeName(),
              target.getHostName(),
              target.getPort(),
              request.getRequestLine().getUri(),
              authorization == null ? null : authorization.getValue());
      if (edit != null) {
        before = request.getAllHeaders();
        for (String name : edit.remove) {
          request.removeHeaders(name);
        }
        if (edit.name != null) {
          request.removeHeaders(edit.name);
          request.addHeader(edit.name, edit.value);
          Bridge.sent(request, edit);
        }
      }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpRequest request,
        @Advice.Local("before") Header[] before,
        @Advice.Return HttpResponse response) {
      if (before != null) {
        request.setHeaders(before);
      }
      if (before != null && response != null && response.getStatusLine().getStatusCode() == 401) {
        Bridge.refused(
            "Apache HttpClient 4",
            request,
            Arrays.toString(response.getHeaders("WWW-Authenticate")));
      }
    }
  }
}
