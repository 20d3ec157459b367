package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.ws.rs.ProcessingException;
import javax.ws.rs.client.Client;
import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.client.Entity;
import javax.ws.rs.client.Invocation;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;

/** Jersey 2's client (javax.ws.rs), over HttpURLConnection as it is made without a connector. */
public final class Jersey2 implements Adapter {
  private static final String CONTENT_TYPE = "Content-Type";

  /** It warns of bodies where it expects none, and where it misses one. */
  private static final Logger INVOCATIONS =
      Logger.getLogger("org.glassfish.jersey.client.JerseyInvocation");

  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(Jersey2.class, "jersey-2.47")
            .without(Feature.PROXY, "its proxy is a setting of HttpURLConnection's")
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public Jersey2(AdapterOptions options) {
    this(Collections.emptyMap());
  }

  /** With settings of one of its connectors. */
  Jersey2(Map<String, Object> connector) {
    INVOCATIONS.setLevel(Level.SEVERE);
    ClientBuilder builder =
        ClientBuilder.newBuilder()
            .property("jersey.config.client.connectTimeout", AdapterOptions.TIMEOUT_MILLIS)
            .property("jersey.config.client.readTimeout", AdapterOptions.TIMEOUT_MILLIS)
            .property("jersey.config.client.suppressHttpComplianceValidation", true);
    connector.forEach(builder::property);
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, headers));
    }
    return answers;
  }

  private Answer send(Call call, MultivaluedMap<String, Object> headers) throws IOException {
    Invocation.Builder request = client.target(URI.create(call.url)).request().headers(headers);
    try (Response response = invocation(request, call, headers).invoke()) {
      List<String> lines = new ArrayList<>();
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      return Answer.response(
          response.getStatus(),
          response.hasEntity() ? response.readEntity(String.class) : "",
          lines,
          Collections.emptyList());
    } catch (ProcessingException e) {
      throw Facades.cause(e);
    }
  }

  private static Invocation invocation(
      Invocation.Builder request, Call call, MultivaluedMap<String, Object> headers) {
    if (call.bodyKind == Call.Body.NONE) {
      return request.build(call.method);
    }
    String type = String.valueOf(headers.getOrDefault(CONTENT_TYPE, Collections.emptyList()));
    String known =
        headers.containsKey(CONTENT_TYPE) ? type.substring(1, type.length() - 1) : "text/plain";
    if (call.bodyKind == Call.Body.FIXED) {
      return request.build(call.method, Entity.entity(Streams.bytes(call), known));
    }
    return request
        .property("jersey.config.client.request.entity.processing", "CHUNKED")
        .build(call.method, Entity.entity(Streams.stream(call), known));
  }

  @Override
  public void close() {
    client.close();
  }
}
