package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenFeign's default client, over HttpURLConnection. */
public final class Feign implements Adapter {
  private final Client client = new Client.Default(null, null);

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("feign-10.12"), version("feign-13.6"));
  }

  private static ClientVersion version(String row) {
    return Facades.overHttpUrlConnection(Feign.class, row)
        .without(Feature.CHUNKED_BODY, "its bodies are bytes")
        .without(Feature.PROXY, "it is given none");
  }

  public Feign(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    for (String line : call.headers) {
      headers.computeIfAbsent(Call.name(line), any -> new ArrayList<>()).add(Call.value(line));
    }
    byte[] body = call.bodyKind == Call.Body.NONE ? null : Streams.bytes(call);
    Request request =
        Request.create(
            Request.HttpMethod.valueOf(call.method), call.url, headers, body, null, null);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      Response response = client.execute(request, new Request.Options());
      String text = Streams.text(response.body() == null ? null : response.body().asInputStream());
      answers.add(
          Answer.response(response.status(), text, lines(request), lines(response.request())));
    }
    return answers;
  }

  private static List<String> lines(Request request) {
    List<String> lines = new ArrayList<>();
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    return lines;
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
