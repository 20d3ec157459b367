package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kong.unirest.HttpRequestWithBody;
import kong.unirest.HttpResponse;
import kong.unirest.Unirest;
import kong.unirest.UnirestException;
import kong.unirest.UnirestInstance;

/** Unirest 3, over Apache HttpClient 4. */
public final class Unirest3 implements Adapter {
  private final UnirestInstance client = Unirest.spawnInstance();

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Unirest3.class, "unirest-3.14.5", "Apache HttpClient 4")
            .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only")
            .without(Verb.GET_WITH_BODY, "it cannot")
            .without(Verb.OPTIONS_WITH_BODY, "it cannot")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes"));
  }

  public Unirest3(AdapterOptions options) {
    client
        .config()
        .connectTimeout(AdapterOptions.TIMEOUT_MILLIS)
        .socketTimeout(AdapterOptions.TIMEOUT_MILLIS)
        .concurrency(AdapterOptions.MAX_CONNECTIONS, AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      client.config().proxy(options.proxy.getHostString(), options.proxy.getPort());
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpRequestWithBody request = client.request(call.method, call.url);
    for (String line : call.headers) {
      request.header(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, request));
    }
    return answers;
  }

  private static Answer send(Call call, HttpRequestWithBody request) throws IOException {
    try {
      HttpResponse<String> response =
          call.bodyKind == Call.Body.NONE
              ? request.asString()
              : request.body(Streams.bytes(call)).asString();
      List<String> lines = new ArrayList<>();
      request
          .getHeaders()
          .all()
          .forEach(header -> lines.add(header.getName() + ": " + header.getValue()));
      String text = response.getBody();
      return Answer.response(
          response.getStatus(), text == null ? "" : text, lines, Collections.emptyList());
    } catch (UnirestException e) {
      throw Facades.cause(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
