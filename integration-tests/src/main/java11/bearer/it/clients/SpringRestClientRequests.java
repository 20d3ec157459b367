package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** What every RestClient of Spring's has in common, whatever it sends through. */
final class SpringRestClientRequests {
  private SpringRestClientRequests() {}

  static RestClient client(ClientHttpRequestFactory factory) {
    return RestClient.builder().requestFactory(factory).build();
  }

  static List<Answer> send(RestClient client, Call call) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(client, call, headers));
    }
    return answers;
  }

  private static Answer send(RestClient client, Call call, HttpHeaders headers) throws IOException {
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
}
