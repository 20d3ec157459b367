package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import io.helidon.http.ClientRequestHeaders;
import io.helidon.webclient.api.ClientConnection;
import io.helidon.webclient.api.ClientRequestBase;
import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import io.helidon.webclient.spi.WebClientService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Helidon WebClient 4.5 over HTTP/1.1, where the last link of a call's chain has a connection and
 * writes one head to it: behind the application's services, and again for each redirect. It writes
 * a copy of the headers, so that neither the application nor its services see what is added. No
 * method of the library's says that it throws an {@code IOException}: the operator's failure comes
 * as its own do, unchecked.
 */
final class HelidonWebClient {
  private static final String API = "io.helidon.webclient.api.";
  private static final String HTTP1 = "io.helidon.webclient.http1.";
  private static final Client CLIENT =
      new Client(
          "Helidon WebClient",
          "HelidonWebClient",
          Frames.opening("io.helidon.webclient.http1.", API + "HttpClientRequest")
              .around(API, "io.helidon.common."));

  static final ClientHook[] HOOKS = {
    CLIENT.enter("Begin", Method.of("doSubmit", 1, API + "HttpClientRequest")).beside(),
    CLIENT.enter("Begin", Method.of("doOutputStream", 1, API + "HttpClientRequest")).beside(),
    CLIENT.around("Proceed", Method.of("proceed", 1, HTTP1 + "Http1CallChainBase")),
    CLIENT.around(
        "WriteHead",
        Method.of(
            "doProceed", 6, HTTP1 + "Http1CallEntityChain", HTTP1 + "Http1CallOutputStreamChain")),
    CLIENT.exit("Redirect", Method.constructor(4, "", HTTP1 + "Http1ClientRequestImpl"))
  };

  private HelidonWebClient() {}

  /** Before a connection is opened to find out which HTTP a server speaks. */
  static final class Begin extends HelidonHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      begin(HelidonHop.of((ClientRequestBase<?, ?>) self));
      return null;
    }
  }

  /** Before there is a connection, where a call waits and fails best; and when it is answered. */
  static final class Proceed extends HelidonHead {
    private static final Inside ENTITY = new Inside("entity"); // not what writes to a stream

    @Override
    public Object enter(Object self, Object[] arguments) {
      WebClientServiceRequest request = (WebClientServiceRequest) arguments[0];
      ClientRequestBase<?, ?> call = call(self);
      if (!HelidonHop.hasOwnConnection(call)) {
        begin(HelidonHop.of(call, request, request.headers(), null));
      }
      return call;
    }

    @Override
    public @Nullable Object exit(
        Object call, Object self, Object[] arguments, @Nullable Object answer) {
      if (answer == null) {
        return null;
      }
      WebClientServiceResponse response = (WebClientServiceResponse) answer;
      WebClientServiceRequest request = (WebClientServiceRequest) arguments[0];
      boolean again =
          response.status().code() == 401
              && !HelidonHop.hasOwnConnection((ClientRequestBase<?, ?>) call)
              && agent().again(call, request.method().text(), ENTITY.leadsFrom(self.getClass()));
      if (response.status().code() / 100 != 3 && !again) {
        agent().continues(call, null);
      }
      return again ? sentAgain((WebClientService.Chain) self, request, response) : response;
    }

    /** By another connection: what nobody has read yet is in the way on this one. */
    private static WebClientServiceResponse sentAgain(
        WebClientService.Chain chain,
        WebClientServiceRequest request,
        WebClientServiceResponse refused) {
      Field connection = field(chain.getClass(), "effectiveConnection");
      Object used = get(connection, chain);
      try {
        WebClientServiceResponse answer = chain.proceed(request);
        refused.connection().closeResource();
        return answer;
      } catch (RuntimeException failed) { // there is an answer, and this is what it came by
        set(connection, chain, used);
        return refused;
      }
    }
  }

  static final class WriteHead extends HelidonHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HelidonHop hop =
          HelidonHop.of(
              call(self),
              (WebClientServiceRequest) arguments[1],
              (ClientRequestHeaders) arguments[2],
              (ClientConnection) arguments[0]);
      if (hop.isConnect()) {
        return null;
      }
      Edit edit = outgoing(hop);
      agent().sent(hop.call, edit);
      HelidonEdit edited = new HelidonEdit(edit, hop);
      arguments[2] = edited.written;
      return edited;
    }

    private @Nullable Edit outgoing(HelidonHop hop) {
      try {
        return agent().outgoing(this, hop);
      } catch (IOException refused) {
        Objects.requireNonNull(hop.connection).closeResource(); // or nobody does
        throw new UncheckedIOException(refused);
      }
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object answer) {
      HelidonEdit edit = (HelidonEdit) state;
      edit.handBack();
      return answer == null ? null : answered(edit.hop, (WebClientServiceResponse) answer);
    }

    /** What came by another connection has answered another hop, that of a redirect. */
    private WebClientServiceResponse answered(HelidonHop hop, WebClientServiceResponse response) {
      boolean redirected = response.connection() != hop.connection;
      int status = redirected ? 302 : response.status().code();
      String challenges =
          isRefusal(status)
              ? HelidonHop.values(response.headers(), "WWW-Authenticate").toString()
              : null;
      agent().answered(hop.call, null, status, challenges);
      return response;
    }
  }

  /** Where a request is made of one that was answered with a redirect. */
  static final class Redirect extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object nothing) {
      if (arguments[0] instanceof ClientRequestBase) {
        ClientRequestBase<?, ?> last = (ClientRequestBase<?, ?>) arguments[0];
        follows(last, last.resolvedUri().toString(), self);
      }
      return nothing;
    }
  }
}
