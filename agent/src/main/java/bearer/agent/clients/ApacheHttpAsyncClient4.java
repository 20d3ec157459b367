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
import org.apache.http.HttpRequest;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpAsyncClient 4.0 and 4.1 (default, minimal, pipelining), where HttpCore's connection
 * writes one head: behind all interceptors; the lease of that connection has its route. Redirects,
 * retries and authentication rounds pass here again, on threads that must not wait. The headers are
 * put back once they are written.
 */
final class ApacheHttpAsyncClient4 {
  private static final String CLIENT = "org.apache.http.impl.nio.client.";
  private static final String NAME = "Apache HttpAsyncClient 4";
  private static final Frames FRAMES =
      Frames.opening(CLIENT, "org.apache.http.impl.nio.conn.").around("org.apache.http.");
  private static final Client HEADS = new Client(NAME, "ApacheHttpAsyncClient4", FRAMES);
  private static final Client ANSWERS = new Client(NAME, "ApacheHttpAsyncAnswers4", FRAMES);
  private static final Client BEGIN = new Client(NAME, "ApacheHttpAsyncBegin4", FRAMES);
  private static final String DEFAULT = CLIENT + "DefaultClientExchangeHandlerImpl";

  static final ClientHook[] HOOKS = {
    // the connection is HttpCore's, which as a bundle does not see the client: its request does
    HEADS.aroundSeenBy(
        0,
        "Submit",
        Method.of("submitRequest", 1, "org.apache.http.impl.nio.DefaultNHttpClientConnection")),
    ANSWERS
        .enter(
            "Answered",
            Method.of(
                "responseReceived",
                1,
                DEFAULT,
                CLIENT + "MinimalClientExchangeHandlerImpl",
                CLIENT + "PipeliningClientExchangeHandlerImpl"))
        .beside(),
    ANSWERS.exit(
        "Loop", Method.of("needAuthentication", ClientHook.ANY, CLIENT + "MainClientExec")),
    BEGIN.enter("Call", Method.of("prepare", ClientHook.ANY, CLIENT + "MainClientExec")).beside(),
    BEGIN.putOff(
        "Again",
        Method.of("requestReady", 1, "org.apache.http.nio.protocol.HttpAsyncRequestExecutor")),
    BEGIN
        .putOff(
            "Connect",
            Method.of("requestConnection", 0, DEFAULT, CLIENT + "AbstractClientExchangeHandler"))
        .ifPresent() // in one class or the other
  };

  private ApacheHttpAsyncClient4() {}

  static final class Submit extends HeadPlace<ApacheHead4>
      implements ApacheHop4, Headers<HttpRequest> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequest request = (HttpRequest) arguments[0];
      Object handler = ApacheExchange4.handler(self);
      HttpContext call = handler == null ? null : ApacheExchange4.call(handler);
      Object lent = call == null ? null : call.getAttribute("http.connection");
      if (handler == null || call == null || lent == null) {
        return null;
      }
      ApacheHead4 head = ApacheHead4.of(request, lent, call);
      if (head == null) {
        return null;
      }
      agent().againNow(call, method(head), true); // as the loop has said
      Edit edit = agent().outgoingNow(this, head);
      agent().sent(ApacheExchange4.isPipelined(handler) ? request : call, edit);
      return edit == null || edit.changesNothing() ? null : new ApacheEdit4(edit, request, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      ((ApacheEdit4) state).undo((HttpRequest) arguments[0]);
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
}
