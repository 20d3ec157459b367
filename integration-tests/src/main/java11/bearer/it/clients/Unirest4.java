package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kong.unirest.core.HttpRequestWithBody;
import kong.unirest.core.HttpResponse;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestException;
import kong.unirest.core.UnirestInstance;

/** Unirest 4, over java.net.http.HttpClient. */
public final class Unirest4 implements Adapter {
  private final UnirestInstance client = Unirest.spawnInstance();

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Unirest4.class, "unirest-4.5.1", "java.net.http.HttpClient")
            .from(11)
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows none from https to http")
            .without(Feature.HTTP2, "it speaks HTTP/1.1 over TLS")
            .without(Feature.FORGED_HOST, "java.net.http.HttpClient lets nobody set Host")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes"));
  }

  public Unirest4(AdapterOptions options) {
    client
        .config()
        .connectTimeout(AdapterOptions.TIMEOUT_MILLIS)
        .requestTimeout(AdapterOptions.TIMEOUT_MILLIS)
        .version(options.http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
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
