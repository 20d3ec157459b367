package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Place;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.RequestBody;
import com.squareup.okhttp.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OkHttp 2.4 to 2.7: as {@link OkHttp}, under the names of that time. */
final class OkHttp2 {
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client(
          "OkHttp 2", "OkHttp2", Frames.opening("com.squareup.okhttp.").around("okio."));

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

  static final class WriteHead extends HeadPlace<Request> implements Headers<Request.Builder> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Request request = (Request) arguments[0];
      Edit edit = agent().outgoing(this, request);
      agent().sent(request, edit); // the one that the response will name as the network's
      if (edit != null) {
        Request.Builder copy = request.newBuilder();
        edit.applyTo(copy, this);
        arguments[0] = copy.build();
      }
      return null;
    }

    @Override
    public String method(Request request) {
      return request.method();
    }

    @Override
    public String scheme(Request request) {
      return request.httpUrl().scheme();
    }

    @Override
    public String host(Request request) {
      return request.httpUrl().host();
    }

    @Override
    public int port(Request request) {
      return request.httpUrl().port();
    }

    @Override
    public String target(Request request) {
      String query = request.httpUrl().encodedQuery();
      String path = request.httpUrl().encodedPath();
      return query == null ? path : path + '?' + query;
    }

    @Override
    public @Nullable String header(Request request, String name) {
      return request.header(name);
    }

    @Override
    public List<String> headers(Request request, String name) {
      return request.headers(name);
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
      Response network = response.networkResponse();
      if (network == null) {
        return followUp;
      }
      boolean refused = response.code() == 401;
      String challenges = refused ? response.headers("WWW-Authenticate").toString() : null;
      agent().answered(network.request(), null, response.code(), challenges);
      Response prior = response.priorResponse();
      return refused
              && followUp == null
              && (prior == null || prior.code() != 401)
              && again(network.request(), response.request(), whole)
          ? response.request()
          : followUp;
    }

    private boolean again(Request sent, Request request, boolean whole) {
      return agent().again(sent, request.method(), whole && isRepeatable(request.body()));
    }

    private static boolean isRepeatable(@Nullable RequestBody body) {
      return body == null || body.getClass().getName().startsWith(RequestBody.class.getName());
    }
  }
}
