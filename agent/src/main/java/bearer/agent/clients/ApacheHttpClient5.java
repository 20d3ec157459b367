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
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5.0 to 5.6, classic (from HttpClientBuilder, and minimal), where a connection
 * that was taken out of its pool sends one request and receives its answer: behind all
 * interceptors, and the only place that has both the request and the connection's own route.
 * Redirects, retries and authentication rounds pass here again. The headers are put back on exit,
 * because the context shows this request to the caller.
 */
final class ApacheHttpClient5 {
  private static final String CLASSIC = "org.apache.hc.client5.http.impl.classic.";
  private static final String IO = "org.apache.hc.client5.http.impl.io.";
  private static final Client CLIENT =
      new Client(
          "Apache HttpClient 5",
          "ApacheHttpClient5",
          Frames.opening(IO).around("org.apache.hc.client5.http.", "org.apache.hc.core5."));

  static final ClientHook[] HOOKS = {
    CLIENT.around(
        "Execute",
        Method.of(
                "execute",
                4,
                IO + "PoolingHttpClientConnectionManager$InternalConnectionEndpoint",
                IO + "BasicHttpClientConnectionManager$InternalConnectionEndpoint")
            .current()), // from 5.4 on there is an older one too, which nobody calls
    CLIENT.exit("Loop", Method.of("needAuthentication", ClientHook.ANY, CLASSIC + "ProtocolExec")),
    CLIENT.enter("Call", Method.of("doExecute", 3, CLASSIC + "InternalHttpClient")).beside()
  };

  private ApacheHttpClient5() {}

  static final class Execute extends HeadPlace<ApacheHead5> implements Headers<ClassicHttpRequest> {
    @Override
    public void link(Class<?> woven) {
      field(woven, woven.getName().contains("Pooling") ? "poolEntryRef" : "connRef");
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      ClassicHttpRequest request = (ClassicHttpRequest) arguments[1];
      ApacheHead5 head = ApacheHead5.of(request, self, arguments[3]);
      Edit edit = head == null ? null : agent().outgoing(this, head);
      return edit == null || edit.changesNothing() ? edit : new ApacheEdit5(edit, request, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      ClassicHttpRequest request = (ClassicHttpRequest) arguments[1];
      Edit edit = state instanceof Edit ? (Edit) state : ((ApacheEdit5) state).undo(request);
      if (result != null) {
        ClassicHttpResponse answer = (ClassicHttpResponse) result;
        int status = answer.getCode();
        String challenges =
            isRefusal(status) ? Arrays.toString(answer.getHeaders("WWW-Authenticate")) : null;
        agent().answered(request, edit, status, challenges);
      }
      return result;
    }

    @Override
    public String method(ApacheHead5 out) {
      return out.request.getMethod();
    }

    @Override
    public String scheme(ApacheHead5 out) {
      return out.target.getSchemeName();
    }

    @Override
    public @Nullable String host(ApacheHead5 out) {
      return out.host();
    }

    @Override
    public int port(ApacheHead5 out) {
      return out.target.getPort();
    }

    @Override
    public Fact tls(ApacheHead5 out) {
      return Fact.of(out.isInsideTls());
    }

    @Override
    public Fact forwardProxy(ApacheHead5 out) {
      return Fact.of(out.isForProxy());
    }

    @Override
    public String target(ApacheHead5 out) {
      return out.request.getRequestUri();
    }

    @Override
    public @Nullable String header(ApacheHead5 out, String name) {
      Header first = out.request.getFirstHeader(name);
      return first == null ? null : first.getValue();
    }

    @Override
    public List<String> headers(ApacheHead5 out, String name) {
      return ApacheHeaders5.all(out.request, name);
    }

    /** Of the call, whose requests are copied on the way. */
    @Override
    protected Object standsFor(ApacheHead5 out) {
      return out.context;
    }

    @Override
    public @Nullable Move moved(ApacheHead5 out) {
      return keptMove(out.context);
    }

    @Override
    public void remove(ClassicHttpRequest request, String name) {
      request.removeHeaders(name);
    }

    @Override
    public void set(ClassicHttpRequest request, String name, String value) {
      request.setHeader(name, value);
    }
  }

  /**
   * Where it is decided whether a request, whose body is repeatable, is sent again. The arguments
   * are six, or from 5.2 on seven.
   */
  static final class Loop extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpClientContext call = find(HttpClientContext.class, arguments);
      int status = find(HttpResponse.class, arguments).getCode();
      boolean again = Boolean.TRUE.equals(needed) || (status == 401 && again(call.getRequest()));
      if (!again) { // what follows in this call, follows from this answer
        answered(call, status, call.getHttpRoute().getTargetHost());
      }
      return again;
    }

    private static <T> T find(Class<T> type, Object[] arguments) {
      int i = arguments.length - 1;
      while (!type.isInstance(arguments[i])) {
        i--;
      }
      return type.cast(arguments[i]);
    }

    private boolean again(@Nullable HttpRequest sent) {
      return sent != null && agent().again(sent, sent.getMethod(), true);
    }
  }

  /** Where a call begins, perhaps in the context of one before. */
  static final class Call extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      if (arguments[2] != null) {
        agent().redirected(arguments[2], null);
        agent().continues(arguments[2], null);
      }
      return null;
    }
  }
}
