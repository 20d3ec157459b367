package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Google's HTTP client for Java, over HttpURLConnection. */
public final class GoogleHttpClient implements Adapter {
  private final HttpRequestFactory requests;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(GoogleHttpClient.class, "google-http-client-1.47.1")
            .without(Feature.REDIRECT_KNOWN, "it follows redirects by new calls")
            .without(Verb.OPTIONS_WITH_BODY, "it sends a body with POST and PUT alone")
            .without(Verb.DELETE_WITH_BODY, "it sends a body with POST and PUT alone"));
  }

  public GoogleHttpClient(AdapterOptions options) {
    requests =
        new NetHttpTransport.Builder().setProxy(options.javaProxy()).build().createRequestFactory();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      HttpResponse response = request.execute();
      answers.add(
          Answer.response(
              response.getStatusCode(),
              Streams.text(response.getContent()),
              lines(call, request),
              lines(call, response.getRequest())));
    }
    return answers;
  }

  private HttpRequest request(Call call) throws IOException {
    HttpRequest request =
        requests.buildRequest(call.method, new GenericUrl(new URL(call.url), true), content(call));
    for (String line : call.headers) {
      String name = Call.name(line);
      boolean list =
          name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Content-Type");
      request
          .getHeaders()
          .set(name, list ? Collections.singletonList(Call.value(line)) : Call.value(line));
    }
    request.setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
    request.setReadTimeout(AdapterOptions.TIMEOUT_MILLIS);
    return request.setThrowExceptionOnExecuteError(false);
  }

  private static @Nullable HttpContent content(Call call) {
    switch (call.bodyKind) {
      case FIXED:
        return new ByteArrayContent(null, Streams.bytes(call));
      case CHUNKED:
        return new InputStreamContent(null, Streams.stream(call));
      default:
        return null;
    }
  }

  private static List<String> lines(Call call, HttpRequest request) {
    List<String> lines = new ArrayList<>();
    for (String line : call.headers) {
      Object value = request.getHeaders().get(Call.name(line));
      if (value != null) {
        Object only = value instanceof List ? ((List<?>) value).get(0) : value;
        lines.add(Call.name(line) + ": " + only);
      }
    }
    String authorization = request.getHeaders().getAuthorization();
    if (authorization != null) {
      lines.add("Authorization: " + authorization);
    }
    return lines;
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
