package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the clients of OpenFeign are used. */
final class FeignRequests {
  private FeignRequests() {}

  static List<Answer> send(Client client, Call call) throws IOException {
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
}
