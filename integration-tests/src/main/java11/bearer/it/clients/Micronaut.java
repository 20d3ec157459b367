package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Micronaut's client, which sits on Netty. */
public final class Micronaut implements Adapter {
  private static final Duration TIMEOUT = Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS);

  private final HttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overNetty(Micronaut.class, "micronaut-4.10.36")
            .from(17)
            .without(Feature.CALLERS_REQUEST_UNCHANGED, "it writes its headers into the request")
            .without(Feature.CHUNKED_BODY, "it makes a JSON array of what is streamed")
            .without(Verb.GET_WITH_BODY, "it sends no body with GET"));
  }

  public Micronaut(AdapterOptions options) {
    DefaultHttpClientConfiguration config = new DefaultHttpClientConfiguration();
    config.setConnectTimeout(TIMEOUT);
    config.setReadTimeout(TIMEOUT);
    config.setExceptionOnErrorStatus(false);
    if (options.proxy != null) {
      config.setProxyType(Proxy.Type.HTTP);
      config.setProxyAddress(options.proxy);
    }
    config.setAlpnModes(Arrays.asList("http/1.1", "h2").subList(0, options.http2 ? 2 : 1));
    client = HttpClient.create(null, config);
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest<?> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(request)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(request(call));
  }

  private CompletableFuture<Answer> begin(HttpRequest<?> request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    client
        .exchange(request, String.class)
        .subscribe(
            new Subscriber<HttpResponse<String>>() {
              @Override
              public void onSubscribe(Subscription subscription) {
                subscription.request(1);
              }

              @Override
              public void onNext(HttpResponse<String> response) {
                answer.complete(answer(response, request));
              }

              @Override
              public void onError(Throwable problem) {
                answer.completeExceptionally(problem);
              }

              @Override
              public void onComplete() {
                answer.completeExceptionally(new IOException("no answer"));
              }
            });
    return Facades.unwrapped(answer);
  }

  private static HttpRequest<?> request(Call call) {
    MutableHttpRequest<Object> request =
        HttpRequest.create(HttpMethod.valueOf(call.method), call.url);
    for (String line : call.headers) {
      request.header(Call.name(line), Call.value(line));
    }
    if (call.bodyKind == Call.Body.FIXED) {
      describe(request, call.body);
    } else if (call.bodyKind == Call.Body.CHUNKED) {
      request.body(streamed(call.body));
    }
    return request;
  }

  /** A form has to be called one, and is encoded by the library. */
  private static void describe(MutableHttpRequest<Object> request, String body) {
    if (body.startsWith("grant_type=")) {
      request.contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE).body(form(body));
    } else {
      request.body(body);
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      form.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return form;
  }

  private static Publisher<String> streamed(String body) {
    return subscriber ->
        subscriber.onSubscribe(
            new Subscription() {
              private volatile boolean done;

              @Override
              public void request(long number) {
                if (!done) {
                  done = true;
                  subscriber.onNext(body);
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                done = true;
              }
            });
  }

  private static Answer answer(HttpResponse<String> response, HttpRequest<?> request) {
    List<String> lines = new ArrayList<>();
    request.getHeaders().forEach((name, all) -> all.forEach(v -> lines.add(name + ": " + v)));
    return Answer.response(
        response.getStatus().getCode(),
        response.getBody(String.class).orElse(""),
        lines,
        Collections.emptyList());
  }

  @Override
  public void close() {
    client.close();
  }
}
