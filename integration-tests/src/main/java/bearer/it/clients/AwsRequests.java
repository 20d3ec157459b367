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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What every HTTP client of the AWS SDK 2 has in common, used without a service of AWS's. */
final class AwsRequests {
  static final Duration TIMEOUT = Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS);

  private AwsRequests() {}

  static ClientVersion facade(Class<? extends Adapter> adapter, String row, String agentsName) {
    return without(ClientVersion.facade(adapter, row, agentsName));
  }

  static ClientVersion without(ClientVersion version) {
    return version
        .with(Feature.SIGNED_BY_AWS)
        .without(Feature.TRACE, "the SDK does not know it")
        .without(Feature.REDIRECT, "the SDK follows none")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "the SDK follows none");
  }

  /** Of the two that are built on Apache's client. */
  static ClientVersion overApache(Class<? extends Adapter> adapter, String row, String agentsName) {
    String without = "it sends a body with POST, PUT and PATCH alone";
    return facade(adapter, row, agentsName)
        .without(Verb.GET_WITH_BODY, without)
        .without(Verb.OPTIONS_WITH_BODY, without)
        .without(Verb.DELETE_WITH_BODY, without)
        .without(Feature.RESEND_ON_STALE_CONNECTION, "that is left to the SDK's own loop")
        .without(Feature.HTTP2, agentsName + " speaks HTTP/1.1 only here");
  }

  static URI proxy(AdapterOptions options) {
    return options.proxy == null
        ? URI.create("")
        : URI.create("http://" + options.proxy.getHostString() + ":" + options.proxy.getPort());
  }

  static List<Answer> send(SdkHttpClient client, Call call) throws IOException {
    SdkHttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(client, call, request));
    }
    return answers;
  }

  private static Answer send(SdkHttpClient client, Call call, SdkHttpRequest request)
      throws IOException {
    HttpExecuteRequest.Builder sent =
        HttpExecuteRequest.builder().request(AwsSigning.signed(call, request));
    if (call.bodyKind != Call.Body.NONE) {
      sent.contentStreamProvider(content(call));
    }
    HttpExecuteResponse response = client.prepareRequest(sent.build()).call();
    return Answer.response(
        response.httpResponse().statusCode(),
        Streams.text(response.responseBody().orElse(null)),
        callers(request),
        Collections.emptyList());
  }

  static ContentStreamProvider content(Call call) {
    return () -> Streams.stream(call);
  }

  /** With a length, as the SDK itself says it to its client. */
  static SdkHttpRequest request(Call call) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method))
            .uri(URI.create(call.url));
    call.headers.forEach(line -> request.appendHeader(Call.name(line), Call.value(line)));
    if (call.bodyKind == Call.Body.FIXED) {
      request.putHeader("Content-Length", String.valueOf(Streams.bytes(call).length));
    } else if (call.bodyKind == Call.Body.CHUNKED) {
      request.putHeader("Transfer-Encoding", "chunked");
    }
    return request.build();
  }

  /** Without the length. */
  static List<String> callers(SdkHttpRequest request) {
    List<String> lines = new ArrayList<>();
    request.forEachHeader(
        (name, values) -> {
          if (!name.equals("Content-Length")) {
            values.forEach(value -> lines.add(name + ": " + value));
          }
        });
    return lines;
  }
}
