package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp 3.0 to 5.x, where a codec writes one request's head to the connection: every call, retry
 * and redirect hop passes here once, over HTTP/1.1 and HTTP/2, with the URL that will really be
 * asked. The request is immutable: a copy takes its place for this call alone.
 */
final class OkHttp {
  private static final Client CLIENT =
      new Client("OkHttp", "OkHttp", Frames.opening("okhttp3.internal.").around("okio."));

  static final ClientHook[] HOOKS = {
    CLIENT.enter(
        "WriteHead",
        Method.of(
            "writeRequestHeaders",
            1,
            "okhttp3.internal.http.Http1xStream", // 3.0 - 3.4
            "okhttp3.internal.http.Http2xStream",
            "okhttp3.internal.http1.Http1Codec", // 3.5 - 3.13
            "okhttp3.internal.http2.Http2Codec",
            "okhttp3.internal.http1.Http1ExchangeCodec", // 3.14 and later
            "okhttp3.internal.http2.Http2ExchangeCodec")),
    // 3.14 and later, just before: an exception out of the codec itself counts as a broken
    // connection and makes OkHttp 4 and 5 wait for an answer to what was never sent
    CLIENT.enter(
        "BeforeHead", Method.of("writeRequestHeaders", 1, "okhttp3.internal.connection.Exchange")),
    CLIENT.exit( // 3.4 and later
        "FollowUp",
        Method.of(
            "followUpRequest",
            ClientHook.ANY,
            "okhttp3.internal.http.RetryAndFollowUpInterceptor")),
    CLIENT.exit( // 3.0 - 3.3
        "EngineFollowUp", Method.of("followUpRequest", 0, "okhttp3.internal.http.HttpEngine"))
  };

  private OkHttp() {}

  static class BeforeHead extends OkHttpHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      agent().beginning(this, new Outbound<>((Request) arguments[0], self));
      return null;
    }
  }

  static final class WriteHead extends BeforeHead implements Headers<Request.Builder> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Request request = (Request) arguments[0];
      Edit edit = agent().outgoing(this, new Outbound<>(request, self));
      agent().sent(request, edit); // the one that the response will name as the network's
      if (edit != null && !edit.changesNothing()) {
        Request.Builder copy = request.newBuilder();
        edit.applyTo(copy, this);
        arguments[0] = copy.build();
      }
      return null;
    }

    @Override
    public void remove(Request.Builder copy, String name) {
      copy.removeHeader(name);
    }

    @Override
    public void set(Request.Builder copy, String name, String value) {
      copy.header(name, value);
    }
  }

  /** Where it is decided whether another request follows an answer; OkHttp's own loop sends it. */
  static class FollowUp extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp) {
      return after((Response) arguments[0], followUp, true);
    }

    final @Nullable Object after(Response response, @Nullable Object followUp, boolean whole) {
      Request asked = response.request();
      Response network = response.networkResponse();
      boolean again =
          network != null
              && isRefused(response, network.request())
              && followUp == null
              && again(network.request(), asked, whole);
      Request next = again ? asked : (Request) followUp;
      String redirect = response.isRedirect() ? asked.url().toString() : null;
      follows(asked.url(), redirect, next == null ? null : next.url());
      return next;
    }

    private boolean isRefused(Response response, Request sent) {
      int status = response.code();
      String why = isRefusal(status) ? response.headers("WWW-Authenticate").toString() : null;
      agent().answered(sent, null, status, why);
      Response prior = response.priorResponse();
      return status == 401 && (prior == null || prior.code() != 401);
    }

    private boolean again(Request sent, Request request, boolean whole) {
      return agent().again(sent, request.method(), whole && isRepeatable(request.body()));
    }

    /** OkHttp's own kinds but {@code MultipartBody}, whose parts may be anybody's. */
    private static boolean isRepeatable(@Nullable RequestBody body) {
      String kind = body == null ? "" : body.getClass().getName();
      return body == null
          || kind.startsWith(RequestBody.class.getName())
          || kind.endsWith("okhttp3.FormBody");
    }
  }

  static final class EngineFollowUp extends FollowUp {
    private volatile @Nullable Field response;
    private volatile @Nullable Field streamed;

    @Override
    public void link(Class<?> woven) {
      response = field(woven, "userResponse");
      streamed = field(woven, "requestBodyOut");
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp) {
      Response answer = (Response) requireNonNull(get(requireNonNull(response), self));
      return after(answer, followUp, get(requireNonNull(streamed), self) == null);
    }
  }
}
