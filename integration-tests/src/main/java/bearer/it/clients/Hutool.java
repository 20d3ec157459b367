package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import cn.hutool.core.io.IORuntimeException;
import cn.hutool.http.HttpException;
import cn.hutool.http.HttpRequest;
import cn.hutool.http.HttpResponse;
import cn.hutool.http.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hutool's HTTP client, over HttpURLConnection; follows redirects itself. */
public final class Hutool implements Adapter {
  private final AdapterOptions options;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(Hutool.class, "hutool-5.8.40")
            .without(Feature.REDIRECT_KNOWN, "it follows redirects by new calls")
            .without(Verb.OPTIONS_WITH_BODY, "it sends no body with OPTIONS")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes")
            .without(Feature.SAME_REQUEST_TWICE, "a request is sent once"));
  }

  public Hutool(AdapterOptions options) {
    this.options = options;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpRequest request =
        HttpRequest.of(call.url)
            .method(Method.valueOf(call.method))
            .setFollowRedirects(true)
            .timeout(AdapterOptions.TIMEOUT_MILLIS)
            .setProxy(options.javaProxy());
    for (String line : call.headers) {
      request.header(Call.name(line), Call.value(line), false);
    }
    if (call.bodyKind != Call.Body.NONE) {
      request.body(Streams.bytes(call));
    }
    try (HttpResponse response = request.execute()) {
      List<String> lines = new ArrayList<>();
      for (String line : call.headers) {
        lines.add(Call.name(line) + ": " + request.header(Call.name(line)));
      }
      if (request.header("Authorization") != null) {
        lines.add("Authorization: " + request.header("Authorization"));
      }
      String text = response.body();
      return Collections.singletonList(
          Answer.response(
              response.getStatus(), text == null ? "" : text, lines, Collections.emptyList()));
    } catch (HttpException | IORuntimeException e) {
      throw Facades.cause(e);
    }
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
