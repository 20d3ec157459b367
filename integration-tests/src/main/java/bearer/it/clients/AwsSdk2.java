package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What the AWS SDK 2 sends its signed requests by; it follows no redirect. */
final class AwsSdk2 {
  private final SdkHttpClient client;

  AwsSdk2(SdkHttpClient client) {
    this.client = client;
  }

  List<Answer> send(Call call) throws IOException {
    SdkHttpFullRequest.Builder builder =
        SdkHttpFullRequest.builder()
            .uri(URI.create(call.url))
            .method(SdkHttpMethod.fromValue(call.method));
    for (String line : call.headers) {
      builder.appendHeader(Call.name(line), Call.value(line));
    }
    if (call.bodyKind != Call.Body.NONE) {
      builder.putHeader("Content-Length", String.valueOf(Streams.bytes(call).length));
      builder.contentStreamProvider(() -> Streams.stream(call));
    }
    SdkHttpFullRequest request = builder.build();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(request));
    }
    return answers;
  }

  private Answer send(SdkHttpFullRequest request) throws IOException {
    ExecutableHttpRequest prepared =
        client.prepareRequest(
            HttpExecuteRequest.builder()
                .request(request)
                .contentStreamProvider(request.contentStreamProvider().orElse(null))
                .build());
    HttpExecuteResponse response = prepared.call();
    InputStream body = response.responseBody().map(InputStream.class::cast).orElse(null);
    List<String> lines = new ArrayList<>();
    request.forEachHeader((name, all) -> all.forEach(value -> lines.add(name + ": " + value)));
    return Answer.response(
        response.httpResponse().statusCode(), Streams.text(body), lines, Collections.emptyList());
  }

  void close() {
    client.close();
  }
}
