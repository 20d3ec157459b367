package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Jetty's HttpClient. Its API has other packages and types in 9, 10 and 12, so that it is called by
 * name ({@link JettyApi}).
 */
public final class JettyClient implements Adapter {
  private static final List<String> ITS_OWN =
      Arrays.asList("Host", "User-Agent", "Accept-Encoding", "Content-Length");

  private final AdapterOptions options;
  private final Object http;
  private final Object http2; // the same one, if it speaks HTTP/1.1 only

  public static List<ClientVersion> versions() {
    String noAlpn = "it needs a patched JVM for ALPN";
    return Arrays.asList(
        version("jetty-9.1.6", 6).wovenOnly(),
        version("jetty-9.2.30", 6)
            .without(Feature.HTTP2, "Jetty 9.2 has none")
            .without(
                Feature.CHANGE_TOLD, "where it can be put off is optional: 9.1 has no such method"),
        unasked("jetty-9.3.30").without(Feature.HTTP2, noAlpn).onOldestAndNewestJdk(),
        unasked("jetty-9.4.58"),
        unasked("jetty-10.0.26").from(11).onOldestAndNewestJdk(),
        unasked("jetty-11.0.26").from(11).onOldestAndNewestJdk(),
        unasked("jetty-12.0.0")
            .from(17)
            .onOldestAndNewestJdk()
            .without(Feature.CREDENTIALS, "it fails to send a body once more after a login"),
        unasked("jetty-12.0.25").from(17).onOldestAndNewestJdk(),
        unasked("jetty-12.1.13").from(17));
  }

  /** From 9.3 on. */
  private static ClientVersion unasked(String row) {
    return version(row, 7).with(Feature.CREDENTIALS_UNASKED);
  }

  private static ClientVersion version(String row, int woven) {
    return ClientVersion.of(JettyClient.class, row, "Jetty HttpClient", woven)
        .without(Feature.REPLAY, "a refused request is left to the application")
        .without(
            Feature.REWRITTEN, "a request of Jetty's has its target in the application's object")
        .without(Feature.SAME_REQUEST_TWICE, "a request can be sent once")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it leaves that to the application");
  }

  public JettyClient(AdapterOptions options) {
    this.options = options;
    http = JettyApi.client(options, false);
    http2 = options.http2 && JettyApi.speaksHttp2() ? JettyApi.client(options, true) : http;
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      Object request = request(call);
      answers.add(answer(request, JettyApi.send(request)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    Object request = request(call);
    Future<?> response = JettyApi.send(request);
    return new FutureTask<Answer>(() -> answer(request, response)) {
      @Override
      public Answer get() throws InterruptedException, ExecutionException {
        run();
        return super.get();
      }

      @Override
      public Answer get(long time, TimeUnit unit) throws InterruptedException, ExecutionException {
        return get(); // the request has a time-out of its own
      }
    };
  }

  private Object request(Call call) {
    Object client = call.url.startsWith("https:") ? http2 : http;
    Object request = JettyApi.request(client, call);
    if (options.hasCredentials()) {
      JettyApi.add(options.credentials, JettyApi.call(request, "getURI"), client);
    }
    return request;
  }

  private static Answer answer(Object request, Future<?> sent)
      throws IOException, InterruptedException {
    try {
      Object response = sent.get();
      return Answer.response(
          (Integer) JettyApi.call(response, "getStatus"),
          (String) JettyApi.call(response, "getContentAsString"),
          callers(lines(request)),
          lines(JettyApi.call(response, "getRequest")));
    } catch (ExecutionException failed) {
      Throwable reason = failed.getCause();
      throw reason instanceof IOException ? (IOException) reason : new IOException(reason);
    }
  }

  private static List<String> lines(Object request) {
    List<String> lines = new ArrayList<>();
    for (Object field : (Iterable<?>) JettyApi.call(request, "getHeaders")) {
      lines.add(JettyApi.call(field, "getName") + ": " + JettyApi.call(field, "getValue"));
    }
    return lines;
  }

  /** Without what the library adds to it itself. */
  private static List<String> callers(List<String> lines) {
    lines.removeIf(line -> ITS_OWN.contains(Call.name(line)));
    return Collections.unmodifiableList(lines);
  }

  @Override
  public void close() {
    JettyApi.call(http, "stop");
    JettyApi.call(http2, "stop");
  }
}
