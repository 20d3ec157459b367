package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Spring's RestClient, over java.net.http.HttpClient. */
public final class SpringRestClient implements Adapter {
  private final RestClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(
                SpringRestClient.class, "spring-web-6.2.12", "java.net.http.HttpClient")
            .from(17)
            .without(Feature.FORGED_HOST, "java.net.http.HttpClient lets nobody set Host"));
  }

  public SpringRestClient(AdapterOptions options) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(options.http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.ALWAYS);
    if (options.proxy != null) {
      builder.proxy(ProxySelector.of(options.proxy));
    }
    client =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(builder.build()))
            .build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, headers));
    }
    return answers;
  }

  private Answer send(Call call, HttpHeaders headers) throws IOException {
    RestClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(call.method))
            .uri(URI.create(call.url))
            .headers(all -> all.addAll(headers));
    if (call.bodyKind == Call.Body.FIXED) {
      request.body(Streams.bytes(call));
    } else if (call.bodyKind == Call.Body.CHUNKED) {
      request.body(new InputStreamResource(Streams.stream(call)));
    }
    try {
      return request.exchange(
          (sent, response) ->
              Answer.response(
                  response.getRawStatusCode(),
                  Streams.text(response.getBody()),
                  lines(headers),
                  lines(sent.getHeaders())));
    } catch (ResourceAccessException e) {
      throw Facades.cause(e);
    }
  }

  private static List<String> lines(HttpHeaders headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    return lines;
  }

  @Override
  public void close() {
    // the JDK's client ends with its last reference
  }
}
