package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** MicroProfile's REST client as RESTEasy has it, over Apache HttpClient 4. */
public final class MicroProfileRestClient implements Adapter {
  private final Api api;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overApacheHttpClient4(
                MicroProfileRestClient.class, "microprofile-rest-client-3.0.1")
            .from(17)
            .without(Feature.CHUNKED_BODY, "it reads a stream first, and sends its length")
            .without(Verb.GET_WITH_BODY, "it refuses one"));
  }

  /** An interface as an application has it; method, URL and headers come from a filter of its. */
  @Path("/")
  public interface Api extends AutoCloseable {
    @GET
    Response send();

    @POST
    @Consumes(MediaType.WILDCARD)
    Response send(byte[] body);

    @POST
    @Consumes(MediaType.WILDCARD)
    Response send(InputStream body);
  }

  public MicroProfileRestClient(AdapterOptions options) {
    RestClientBuilder builder =
        RestClientBuilder.newBuilder()
            .baseUri(URI.create("http://localhost"))
            .followRedirects(true)
            .connectTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .property("resteasy.connectionPoolSize", AdapterOptions.MAX_CONNECTIONS)
            .property("resteasy.maxPooledPerRoute", AdapterOptions.MAX_CONNECTIONS)
            .register(new AsCalled());
    if (options.proxy != null) {
      builder.proxyAddress(options.proxy.getHostString(), options.proxy.getPort());
    }
    api = builder.build(Api.class);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    List<Answer> answers = new ArrayList<>();
    AsCalled.CALL.set(call);
    try {
      for (int i = 0; i < call.times(); i++) {
        answers.add(sendOnce(call));
      }
    } finally {
      AsCalled.CALL.remove();
    }
    return answers;
  }

  private Answer sendOnce(Call call) throws IOException {
    try (Response response = sent(call)) {
      return Answer.response(
          response.getStatus(),
          response.hasEntity() ? response.readEntity(String.class) : "",
          call.headers,
          Collections.emptyList());
    } catch (ProcessingException e) {
      throw Facades.cause(e);
    }
  }

  private Response sent(Call call) {
    switch (call.bodyKind) {
      case FIXED:
        return api.send(Streams.bytes(call));
      case CHUNKED:
        return api.send(Streams.stream(call));
      case NONE:
      default:
        return api.send();
    }
  }

  private static final class AsCalled implements ClientRequestFilter {
    static final ThreadLocal<@Nullable Call> CALL = new ThreadLocal<>();

    @Override
    public void filter(ClientRequestContext context) {
      Call call = CALL.get();
      context.setUri(URI.create(call.url));
      context.setMethod(call.method);
      context.getHeaders().remove("Content-Type");
      for (String line : call.headers) {
        context.getHeaders().add(Call.name(line), Call.value(line));
      }
      if (call.bodyKind != Call.Body.NONE) {
        context.getHeaders().putSingle("Content-Type", Facades.contentType(call));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      api.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
