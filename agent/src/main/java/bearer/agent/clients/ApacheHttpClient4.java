package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
  private static final Client CLIENT =
      new Client(
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

  static final class Execute extends HeadPlace<ApacheHead4>
      implements ApacheHop4, Headers<HttpRequest> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequest request = (HttpRequest) arguments[0];
      ApacheHead4 head = ApacheHead4.of(request, arguments[1], (HttpContext) arguments[2]);
      Edit edit = head == null ? null : agent().outgoing(this, head);
      return edit == null || edit.changesNothing() ? edit : new ApacheEdit4(edit, request, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      HttpRequest request = (HttpRequest) arguments[0];
      Edit edit = state instanceof Edit ? (Edit) state : ((ApacheEdit4) state).undo(request);
      if (result != null) {
        HttpResponse answer = (HttpResponse) result;
        int status = answer.getStatusLine().getStatusCode();
        String challenges =
            isRefusal(status) ? Arrays.toString(answer.getHeaders("WWW-Authenticate")) : null;
        agent().answered(request, edit, status, challenges);
      }
      return result;
    }

    @Override
    public Fact tls(ApacheHead4 out) {
      return Fact.of(out.isInsideTls());
    }

    @Override
    public Fact forwardProxy(ApacheHead4 out) {
      return Fact.of(out.isForProxy());
    }

    @Override
    public List<String> headers(ApacheHead4 out, String name) {
      return out.headers(name);
    }

    /** Of the request that a loop has made for a redirect, or of the call that it goes on with. */
    @Override
    public @Nullable String redirectedFrom(ApacheHead4 out) {
      String from = agent().redirectedFrom(out.request);
      return from == null ? agent().redirectedFrom(out.context) : from;
    }

    @Override
    protected Object standsFor(ApacheHead4 out) {
      return out.context;
    }

    @Override
    public @Nullable Move moved(ApacheHead4 out) {
      return keptMove(out.context);
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
      return request != null && again(request, ApacheHead4.isRepeatable(request));
    }

    private boolean again(HttpRequest request, boolean repeatable) {
      return agent().again(request, request.getRequestLine().getMethod(), repeatable);
    }

    static int status(Object response) {
      return ((HttpResponse) response).getStatusLine().getStatusCode();
    }
  }

  static final class BuilderLoop extends Loop {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpContext context = (HttpContext) arguments[4];
      int status = status(arguments[3]);
      boolean again =
          Boolean.TRUE.equals(needed)
              || (status == 401 && again((HttpRequest) context.getAttribute("http.request")));
      if (!again) { // what follows in this context, follows from this answer
        answered(context, status, ((HttpRoute) arguments[2]).getTargetHost());
      }
      return again;
    }
  }

  static final class LegacyLoop extends Loop {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp) {
      org.apache.http.impl.client.RoutedRequest sent =
          (org.apache.http.impl.client.RoutedRequest) arguments[0];
      boolean again = followUp == null && status(arguments[1]) == 401 && again(sent.getRequest());
      Object next = again ? sent : followUp;
      if (next != sent) {
        String asked = next == null ? null : sent.getRoute().getTargetHost().toURI();
        follows(sent.getRequest(), asked, request(next));
      }
      return next;
    }

    private static @Nullable Object request(@Nullable Object routed) {
      return routed == null
          ? null
          : ((org.apache.http.impl.client.RoutedRequest) routed).getRequest();
    }
  }
}
