package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.RequestBody;
import com.squareup.okhttp.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OkHttp 2.4 to 2.7: as {@link OkHttp}, under the names of that time. */
final class OkHttp2 {
  private static final Client CLIENT =
      new Client("OkHttp 2", "OkHttp2", Frames.opening("com.squareup.okhttp.").around("okio."));

  static final ClientHook[] HOOKS = {
    CLIENT.enter(
        "WriteHead",
        Method.of(
            "writeRequestHeaders",
            1,
            "com.squareup.okhttp.internal.http.HttpTransport", // 2.4 - 2.5
            "com.squareup.okhttp.internal.http.SpdyTransport", // 2.4
            "com.squareup.okhttp.internal.http.FramedTransport", // 2.5
            "com.squareup.okhttp.internal.http.Http1xStream", // 2.6 - 2.7
            "com.squareup.okhttp.internal.http.Http2xStream")),
    CLIENT.exit(
        "FollowUp", Method.of("followUpRequest", 0, "com.squareup.okhttp.internal.http.HttpEngine"))
  };

  private OkHttp2() {}

  static final class WriteHead extends SocketHead<Request, Object>
      implements Headers<Request.Builder> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Request request = (Request) arguments[0];
      Edit edit = outgoing(request, self);
      agent().sent(request, edit); // the one that the response will name as the network's
      if (edit != null && !edit.changesNothing()) {
        Request.Builder copy = request.newBuilder();
        edit.applyTo(copy, this);
        arguments[0] = copy.build();
      }
      return null;
    }

    private @Nullable Edit outgoing(Request request, Object writer) throws IOException {
      try {
        return agent().outgoing(this, new Outbound<>(request, writer));
      } catch (ConnectException asked) {
        if (writer.getClass().getName().endsWith("HttpTransport")) { // 2.4 - 2.5, one request each
          close(writer);
        }
        throw asked;
      }
    }

    @Override
    public String method(Outbound<Request, Object> out) {
      return out.request.method();
    }

    /** An interceptor may change the URL's. */
    @Override
    public String scheme(Outbound<Request, Object> out) {
      return scheme(out, out.request.httpUrl().scheme());
    }

    @Override
    public String host(Outbound<Request, Object> out) {
      return out.request.httpUrl().host();
    }

    @Override
    public int port(Outbound<Request, Object> out) {
      return out.request.httpUrl().port();
    }

    @Override
    public String target(Outbound<Request, Object> out) {
      return RequestLine.target(
          out.request.httpUrl().encodedPath(), out.request.httpUrl().encodedQuery());
    }

    @Override
    public @Nullable String header(Outbound<Request, Object> out, String name) {
      return out.request.header(name);
    }

    @Override
    public List<String> headers(Outbound<Request, Object> out, String name) {
      return out.request.headers(name);
    }

    /** Nothing of a hop whose URL a network interceptor has built anew. */
    @Override
    protected Object standsFor(Outbound<Request, Object> out) {
      return out.request.httpUrl();
    }

    @Override
    public @Nullable Move moved(Outbound<Request, Object> out) {
      return keptMove(out.request.httpUrl());
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

  static final class FollowUp extends Place {
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

    private @Nullable Object after(Response response, @Nullable Object followUp, boolean whole) {
      Request asked = response.request();
      Response network = response.networkResponse();
      boolean again =
          network != null
              && isRefused(response, network.request())
              && followUp == null
              && again(network.request(), asked, whole);
      Request next = again ? asked : (Request) followUp;
      String redirect = response.isRedirect() ? asked.urlString() : null;
      follows(asked.httpUrl(), redirect, next == null ? null : next.httpUrl());
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

    private static boolean isRepeatable(@Nullable RequestBody body) {
      return body == null || body.getClass().getName().startsWith(RequestBody.class.getName());
    }
  }
}
