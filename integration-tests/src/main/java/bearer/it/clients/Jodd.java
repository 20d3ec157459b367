package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jodd.http.HttpException;
import jodd.http.HttpRequest;
import jodd.http.HttpResponse;

/** Jodd HTTP with the API of 4.2; only that of 6.3 has other classes around it. */
public final class Jodd implements Adapter {
  private static final List<String> ITS_OWN =
      Arrays.asList("host", "connection", "content-length", "user-agent");

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("jodd-4.2.0"),
        version("jodd-4.3.2").onOldestAndNewestJdk(),
        version("jodd-5.0.13").onOldestAndNewestJdk(),
        version("jodd-5.1.4").onOldestAndNewestJdk(),
        version("jodd-6.3.0"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(Jodd.class, row, "Jodd HTTP", 3)
        .without(Feature.HTTP2, "Jodd speaks HTTP/1.1 only")
        .without(Feature.CHUNKED_BODY, "it makes a whole of every body first")
        .without(Feature.PROXY, "it has a tunnel through the proxy even for plain http")
        .without(Feature.IPV6_LITERAL, "it does not read such a URL")
        .without(Feature.USERINFO, "it does not read such a URL")
        .without(Feature.CREDENTIALS, "it writes them into the request itself")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it keeps no connections")
        .without(
            Feature.REWRITTEN, "a request of Jodd's has its target in the application's object");
  }

  public Jodd(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(answer(request));
    }
    return answers;
  }

  private HttpRequest request(Call call) {
    HttpRequest request = HttpRequest.get(call.url).method(call.method);
    request.followRedirects(true);
    request.connectionTimeout(AdapterOptions.TIMEOUT_MILLIS).timeout(AdapterOptions.TIMEOUT_MILLIS);
    request.capitalizeHeaderKeys(false);
    if (call.bodyKind != Call.Body.NONE) {
      request.body(Streams.bytes(call), "text/plain");
    }
    for (String line : call.headers) {
      if (Call.name(line).equals("Content-Type")) {
        request.headerOverwrite("Content-Type", Call.value(line)); // the body has brought one
      } else {
        request.header(Call.name(line), Call.value(line));
      }
    }
    return request;
  }

  private static Answer answer(HttpRequest request) throws IOException {
    try {
      HttpResponse response = request.send();
      String body = response.bodyText();
      response.close();
      return Answer.response(
          response.statusCode(), body, lines(request), lines(response.getHttpRequest()));
    } catch (HttpException failed) {
      if (failed.getCause() instanceof IOException) {
        throw (IOException) failed.getCause();
      }
      throw failed;
    }
  }

  private static List<String> lines(HttpRequest request) {
    List<String> lines = new ArrayList<>();
    for (String name : request.headerNames()) {
      for (String value : request.headers(name)) {
        if (!ITS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
          lines.add(name + ": " + value);
        }
      }
    }
    return lines;
  }

  @Override
  public void close() {
    // it keeps no connections
  }
}
