package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** REST Assured, over Apache HttpClient 4. */
public final class RestAssured implements Adapter {
  private final RestAssuredConfig config =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.socket.timeout", AdapterOptions.TIMEOUT_MILLIS));

  private final AdapterOptions options;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overApacheHttpClient4(RestAssured.class, "rest-assured-5.5.7")
            .without(Feature.USERINFO_IGNORED, "Apache HttpClient 4 sends it as Basic, unasked")
            .without(Feature.CHUNKED_BODY, "it reads a stream into bytes first")
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it makes a client for each call"));
  }

  public RestAssured(AdapterOptions options) {
    this.options = options;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    RequestSpecification request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      Response response =
          io.restassured.RestAssured.given().spec(request).request(call.method, call.url);
      answers.add(
          Answer.response(
              response.statusCode(), response.asString(), lines(request), Collections.emptyList()));
    }
    return answers;
  }

  private RequestSpecification request(Call call) {
    RequestSpecBuilder request =
        new RequestSpecBuilder().setConfig(config).setUrlEncodingEnabled(false);
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    if (options.proxy != null) {
      request.setProxy(options.proxy.getHostString(), options.proxy.getPort());
    }
    if (call.bodyKind == Call.Body.FIXED) {
      request.setBody(call.body);
    }
    return call.bodyKind == Call.Body.CHUNKED
        ? request.build().body(Streams.stream(call))
        : request.build();
  }

  private static List<String> lines(RequestSpecification request) {
    List<String> lines = new ArrayList<>();
    SpecificationQuerier.query(request)
        .getHeaders()
        .forEach(header -> lines.add(header.getName() + ": " + header.getValue()));
    return lines;
  }

  @Override
  public void close() {
    // a client for each call
  }
}
