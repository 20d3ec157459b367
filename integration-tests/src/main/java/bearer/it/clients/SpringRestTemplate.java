package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

/** Spring's RestTemplate, over HttpURLConnection as it is made without a request factory. */
@SuppressWarnings({"deprecation", "removal"}) // of version 6
public final class SpringRestTemplate implements Adapter {
  private final AdapterOptions options;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("spring-web-5.3.39"), version("spring-web-6.2.12").from(17));
  }

  private static ClientVersion version(String row) {
    return Facades.overHttpUrlConnection(SpringRestTemplate.class, row)
        .without(Verb.OPTIONS_WITH_BODY, "it announces a body and sends none");
  }

  public SpringRestTemplate(AdapterOptions options) {
    this.options = options;
  }

  private RestTemplate template(boolean streaming) {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
    factory.setReadTimeout(AdapterOptions.TIMEOUT_MILLIS);
    factory.setProxy(options.javaProxy());
    if (streaming) {
      factory.setBufferRequestBody(false);
    }
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
    boolean streaming = call.bodyKind == Call.Body.CHUNKED;
    Object body = streaming ? new InputStreamResource(Streams.stream(call)) : Streams.bytes(call);
    HttpEntity<Object> entity =
        call.bodyKind == Call.Body.NONE
            ? new HttpEntity<>(headers)
            : new HttpEntity<>(body, headers);
    try {
      ResponseEntity<String> response =
          template(streaming)
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

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
