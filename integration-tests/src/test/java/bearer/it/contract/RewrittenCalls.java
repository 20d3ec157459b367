package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.Api;
import bearer.sandbox.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client version on one JDK, whose calls are sent from one server to another. */
final class RewrittenCalls extends Subject {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The one server of the tests that speaks HTTP/2. */
  private static final String API = "localhost:" + Api.CONFIGURED.httpsPort();

  final String http2Path = Api.newPath();
  final String run = "run" + NUMBER.incrementAndGet();
  final RewriteServers servers = RewriteServers.all();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private @Nullable Map<String, List<Answer>> answers;
  private String stderr = "";

  RewrittenCalls(ClientOnJdk about) {
    super(about);
    with("payments/1%2F2?a=b%20c");
    calls.put("posted", Call.post(v1("posted?a=b")));
    calls.put("streamed", Call.post(v1("streamed")).body(Call.Body.CHUNKED, "{\"streamed\":1}"));
    with("payments/7/cancellations");
    for (String redirected : List.of("back", "circle", "beside", "here")) {
      String url = v1(redirected);
      calls.put(redirected, followsPostsOnly() ? Call.post(url) : Call.get(url));
    }
    calls.put("own", Call.get(v1("own")).header("Authorization", "Basic b3du"));
    calls.put("signed", Call.get(v1("signed")).header("Signature", "sig1=:c2ln:"));
    calls.put("other", Call.get(servers.oldUrl("/v10/" + run + "/other")));
    calls.put("twice", Call.get(v1("twice")).times(2));
    calls.put("together", Call.get(v1("together")).threads(6));
    calls.put("async", Call.get(v1("async")).async());
    if (about.whyNot(Feature.HTTP2).isEmpty()) {
      calls.put("http2", Call.get("https://h2.example.test/v1/http2").http2().times(2));
      calls.put("http2 posted", Call.post("https://h2.example.test/v1/http2").http2());
    }
  }

  private void with(String path) {
    calls.put(path, Call.get(v1(path)));
  }

  boolean followsNothing() {
    return about.whyNot(Feature.REDIRECT).isPresent() && !followsPostsOnly();
  }

  boolean followsPostsOnly() {
    return about.whyNot(Feature.REDIRECT).filter(why -> why.contains("of POST only")).isPresent();
  }

  String v1(String path) {
    return servers.oldUrl("/v1/" + run + '/' + path);
  }

  /** All calls run when the first answer is asked for. */
  List<Answer> answers(String call) {
    Map<String, List<Answer>> known = answers;
    if (known == null) {
      known = new HashMap<>();
      answers = known;
      try (ClientJvm jvm = new ClientJvm(agent())) {
        for (Map.Entry<String, Call> each : calls.entrySet()) {
          known.put(each.getKey(), jvm.send(named(each.getValue())));
        }
        stderr = jvm.finish();
      }
    }
    return known.getOrDefault(call, List.of());
  }

  Call named(Call call) {
    return call.by(about.client().adapter.getName()).header("x-picpay-token", "legacy");
  }

  /** What a server has seen of a call. */
  static List<Request> of(String what, List<Request> seen) {
    return seen.stream().filter(request -> request.path().endsWith('/' + what)).toList();
  }

  JavaCommand agent() {
    return withoutAgent()
        .agent()
        .property("bearer.mode", "replace")
        .property("bearer.hosts", "localhost:" + servers.newPort() + ",api.example.test," + API)
        .property("bearer.paths", "/v2/**,/it/**")
        .property(
            "bearer.rewrite",
            servers.oldUrl("/v1/")
                + " => "
                + servers.newUrl("/v2/")
                + ", https://appws.example.test/v1/ => https://api.example.test/v2/, https://h2.example.test/v1/ => https://"
                + API
                + http2Path)
        .property("bearer.rewrite-except", "/v1/*/payments/*/cancellations")
        .property("bearer.token-url", servers.tokenUrl())
        .property("bearer.client-id", run)
        .property("bearer.client-secret", "s3cret");
  }

  JavaCommand withoutAgent() {
    return about
        .command()
        .property("javax.net.ssl.trustStore", servers.trusted.toString())
        .property("javax.net.ssl.trustStorePassword", servers.password())
        .property("javax.net.ssl.trustStoreType", "JKS");
  }

  @Override
  String stderr() {
    return stderr;
  }
}
