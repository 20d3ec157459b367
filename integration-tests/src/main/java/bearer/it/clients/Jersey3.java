package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Jersey 3's client (jakarta.ws.rs), over HttpURLConnection as it is made without a connector. */
public final class Jersey3 implements Adapter {
  private static final String CONTENT_TYPE = "Content-Type";

  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(Jersey3.class, "jersey-3.1.11")
            .from(11)
            .without(Verb.PUT, "it warns of a PUT without a body")
            .without(Verb.DELETE_WITH_BODY, "it warns of a DELETE with a body")
            .without(Feature.PROXY, "its proxy is a setting of HttpURLConnection's")
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public Jersey3(AdapterOptions options) {
    client =
        ClientBuilder.newBuilder()
            .property("jersey.config.client.connectTimeout", AdapterOptions.TIMEOUT_MILLIS)
            .property("jersey.config.client.readTimeout", AdapterOptions.TIMEOUT_MILLIS)
            .property("jersey.config.client.suppressHttpComplianceValidation", true)
            .build();
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
