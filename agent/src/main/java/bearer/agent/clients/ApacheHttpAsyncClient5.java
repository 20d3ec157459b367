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
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5.0 to 5.6, async (pooled, HTTP/2 multiplexing and minimal), where HttpCore
 * writes the head of one request, HTTP/1.1 or HTTP/2: behind all interceptors, and in front of
 * nothing but the connection, which says where it leads. Redirects, retries and authentication
 * rounds pass here again, on threads that must not wait. The headers are put back once they are
 * written.
 */
final class ApacheHttpAsyncClient5 {
  private static final String ASYNC = "org.apache.hc.client5.http.impl.async.";
  private static final String[] HANDLERS = {
    "org.apache.hc.core5.http.impl.nio.ClientHttp1StreamHandler",
    "org.apache.hc.core5.http2.impl.nio.ClientH2StreamHandler"
  };
  private static final String NAME = "Apache HttpClient 5 async";
  private static final Frames FRAMES =
      Frames.opening(
              ASYNC,
              "org.apache.hc.client5.http.impl.nio.",
              "org.apache.hc.core5.http.impl.bootstrap.",
              "org.apache.hc.core5.http2.nio.pool.",
              "org.apache.hc.core5.http2.impl.nio.bootstrap.")
          .around("org.apache.hc.client5.http.", "org.apache.hc.core5.");
  private static final Client CLIENT = new Client(NAME, "ApacheHttpAsyncClient5", FRAMES);
  private static final Client ANSWERS = new Client(NAME, "ApacheHttpAsyncAnswers5", FRAMES);
  private static final Client BEGIN = new Client(NAME, "ApacheHttpAsyncBegin5", FRAMES);

  static final ClientHook[] HOOKS = {
    CLIENT.around("Commit", Method.of("commitRequest", 2, HANDLERS)),
    ANSWERS.enter("Answered", Method.of("consumeHeader", 2, HANDLERS)).beside(),
    ANSWERS
        .around("Refused", Method.of("handleResponse", 2, ASYNC + "AsyncProtocolExec$1"))
        .beside(),
    ANSWERS.exit(
        "Loop",
        Method.of("needAuthentication", ClientHook.ANY, ASYNC + "AsyncProtocolExec")
            .ending("HttpClientContext;")),
    ANSWERS
        .enter("Call", Method.of("doExecute", 6, ASYNC + "InternalAbstractHttpAsyncClient"))
        .beside(),
    BEGIN.putOff(
        "Attempt",
        Method.of("internalExecute", ClientHook.ANY, ASYNC + "AsyncProtocolExec")
            .ending("AsyncExecCallback;")),
    BEGIN
        .putOff("Pooled", Method.of("lambda$execute$2", 7, ASYNC + "MinimalHttpAsyncClient"))
        .ifPresent(),
    BEGIN
        .putOff("Multiplexed", Method.of("lambda$execute$3", 7, ASYNC + "MinimalH2AsyncClient"))
        .ifPresent(),
    BEGIN
        .putOff(
            "Anonymous",
            Method.of(
                "sendRequest",
                3,
                ASYNC + "MinimalHttpAsyncClient$4",
                ASYNC + "MinimalH2AsyncClient$3"))
        .ifPresent()
  };

  private ApacheHttpAsyncClient5() {}

  static final class Commit extends HeadPlace<ApacheAsyncHead5>
      implements ApacheAsyncHop5, Headers<HttpRequest> {
    @Override
    public void link(Class<?> woven) {
      ApacheAsyncHead5.link(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequest request = (HttpRequest) arguments[0];
      ApacheAsyncHead5 head = ApacheAsyncHead5.written(request, self);
      Edit edit = agent().outgoingNow(this, head);
      agent().keep(self, request); // a context may be another call's too
      agent().sent(request, edit);
      return edit == null || edit.changesNothing() ? null : new ApacheEdit5(edit, request, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      ((ApacheEdit5) state).undo((HttpRequest) arguments[0]);
      return result;
    }

    @Override
    public Fact tls(ApacheAsyncHead5 head) {
      return Fact.of(head.isInsideTls);
    }

    @Override
    public Fact forwardProxy(ApacheAsyncHead5 head) {
      return Fact.of(head.isForProxy);
    }

    @Override
    public List<String> headers(ApacheAsyncHead5 head, String name) {
      return ApacheHeaders5.all(head.request, name);
    }

    @Override
    protected Object standsFor(ApacheAsyncHead5 head) {
      return head.context;
    }

    @Override
    public @Nullable Move moved(ApacheAsyncHead5 head) {
      return keptMove(head.context);
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
}
