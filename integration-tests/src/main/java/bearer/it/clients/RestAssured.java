package bearer.it.clients;

import static io.restassured.config.HttpClientConfig.httpClientConfig;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** REST Assured, over Apache HttpClient 4. */
public final class RestAssured implements Adapter {
  private final AdapterOptions options;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(RestAssured.class, "rest-assured-5.5.7", "Apache HttpClient 4")
            .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes here"));
  }

  public RestAssured(AdapterOptions options) {
    this.options = options;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(sendOnce(call));
    }
    return answers;
  }

  private Answer sendOnce(Call call) throws IOException {
    RequestSpecification request =
        io.restassured.RestAssured.given()
            .config(
                RestAssuredConfig.config()
                    .httpClient(
                        httpClientConfig()
                            .setParam("http.socket.timeout", AdapterOptions.TIMEOUT_MILLIS)))
            .urlEncodingEnabled(false);
    for (String line : call.headers) {
      request.header(Call.name(line), Call.value(line));
    }
    if (options.proxy != null) {
      request.proxy(options.proxy.getHostString(), options.proxy.getPort());
    }
    if (call.bodyKind != Call.Body.NONE) {
      request.body(Streams.bytes(call));
    }
    Response response = request.request(call.method, call.url);
    return Answer.response(
        response.statusCode(),
        response.asString(),
        Collections.unmodifiableList(call.headers),
        Collections.emptyList());
  }

  @Override
  public void close() {
    // a client for each call
  }
}
