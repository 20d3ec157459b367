package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

/** What every RestTemplate of Spring's has in common, whatever it sends through. */
@SuppressWarnings("deprecation") // of version 6
final class SpringRestTemplateRequests {
  private SpringRestTemplateRequests() {}

  private static RestTemplate template(ClientHttpRequestFactory factory) {
    RestTemplate template = new RestTemplate(factory);
    template.setErrorHandler(
        new DefaultResponseErrorHandler() {
          @Override
          public boolean hasError(ClientHttpResponse response) {
            return false;
          }
        });
    return template;
  }

  static List<Answer> send(ClientHttpRequestFactory factory, Call call) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(factory, call, headers));
    }
    return answers;
  }

  private static Answer send(ClientHttpRequestFactory factory, Call call, HttpHeaders headers)
      throws IOException {
    boolean streaming = call.bodyKind == Call.Body.CHUNKED;
    Object body = streaming ? new InputStreamResource(Streams.stream(call)) : Streams.bytes(call);
    HttpEntity<Object> entity =
        call.bodyKind == Call.Body.NONE
            ? new HttpEntity<>(headers)
            : new HttpEntity<>(body, headers);
    try {
      ResponseEntity<String> response =
          template(factory)
              .exchange(
                  URI.create(call.url), HttpMethod.valueOf(call.method), entity, String.class);
      String text = response.getBody();
      List<String> lines = new ArrayList<>();
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      return Answer.response(
          response.getStatusCodeValue(), text == null ? "" : text, lines, Collections.emptyList());
    } catch (ResourceAccessException e) {
      throw Facades.cause(e);
    }
  }
}
