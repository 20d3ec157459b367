package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.Call;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.HostKey;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawRequest;
import bearer.it.servers.Tls;
import bearer.sandbox.Answer;
import bearer.sandbox.Exchange;
import bearer.sandbox.Journal;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.Request;
import bearer.sandbox.TokenEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls that are sent from one https server to another, of which each has a certificate for its own
 * name alone: {@code 127.0.0.1} the old one, {@code localhost} the new one, and two names that
 * nobody but a proxy knows.
 */
@NullUnmarked
@Order(2) // one of the longest
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class RewriteIT {
  private static final String CLIENT = "HttpUrlConnection";

  /** The agent does not believe that a younger token has been revoked. */
  private static final long OLD_ENOUGH_MILLIS = 5_300;

  private final Jdk jdk;
  private final AtomicInteger tokens = new AtomicInteger();
  private final Journal old = new Journal(this::answerOld);
  private final Journal fresh = new Journal(this::answerNew);

  @TempDir Path dir;
  private Path trusted = Path.of("");
  private LoopbackServer oldServer;
  private LoopbackServer newServer;
  private LoopbackServer tokenServer;
  private volatile boolean refusesFirst;

  RewriteIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @BeforeEach
  void start() throws IOException {
    HostKey oldKey = new HostKey(dir, "old", "ip:127.0.0.1,dns:appws.example.test");
    HostKey newKey = new HostKey(dir, "new", "dns:localhost,dns:api.example.test");
    trusted = HostKey.trustStore(dir.resolve("trust.jks"), oldKey, newKey);
    oldServer = LoopbackServer.https(oldKey.serverContext(), old);
    newServer = LoopbackServer.https(newKey.serverContext(), fresh);
    tokenServer =
        LoopbackServer.http(
            new TokenEndpoint()
                .accepting(client -> true)
                .issuing(client -> "moved-" + tokens.incrementAndGet())
                .lifeSeconds(3600));
  }

  @AfterEach
  void stop() throws IOException {
    oldServer.close();
    newServer.close();
    tokenServer.close();
  }

  private Answer answerOld(Request request) {
    return request.path().equals("/v1/leads-on")
        ? Answer.json(302, "").header("Location", "/v1/status")
        : Answer.json(200, "old");
  }

  private Answer answerNew(Request request) throws InterruptedException {
    if (refusesFirst && request.headers("Authorization").contains("Bearer moved-1")) {
      new CountDownLatch(1).await(OLD_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
      return Answer.json(401, "refused");
    }
    return switch (request.path()) {
      case "/v2/back" -> redirect(oldUrl("/v1/status"));
      case "/v2/circle" -> redirect(oldUrl("/v1/circle"));
      case "/v2/beside" -> redirect(oldUrl("/elsewhere"));
      case "/v2/here" -> redirect("status");
      default -> Answer.json(200, "new");
    };
  }

  private static Answer redirect(String to) {
    return Answer.json(302, "").header("Location", to);
  }

  private String oldUrl(String path) {
    return "https://127.0.0.1:" + oldServer.port() + path;
  }

  private JavaCommand withoutAgent() {
    return JavaCommand.on(jdk)
        .property("javax.net.ssl.trustStore", trusted.toString())
        .property("javax.net.ssl.trustStorePassword", Tls.PASSWORD)
        .property("javax.net.ssl.trustStoreType", "JKS");
  }

  private JavaCommand agent(String mode) {
    return withoutAgent()
        .agent()
        .property("bearer.mode", mode)
        .property("bearer.hosts", "localhost:" + newServer.port() + ",api.example.test")
        .property("bearer.paths", "/v2/**")
        .property(
            "bearer.rewrite",
            oldUrl("/v1/")
                + " => https://localhost:"
                + newServer.port()
                + "/v2/, https://appws.example.test/v1/ => https://api.example.test/v2/")
        .property("bearer.rewrite-except", "/v1/payments/*/cancellations")
        .property("bearer.token-url", tokenServer.url("/token"))
        .property("bearer.client-id", "me")
        .property("bearer.client-secret", "s3cret");
  }

  private static JavaProcess.Finished run(JavaCommand command, String... urls) {
    String[] arguments = new String[urls.length + 1];
    arguments[0] = CLIENT;
    System.arraycopy(urls, 0, arguments, 1, urls.length);
    return JavaProcess.run(
        Sending.withClients(command).main("bearer.it.apps.SendRewritten", arguments));
  }

  private static List<Request> requests(Journal journal) {
    return journal.exchanges().stream().map(Exchange::request).toList();
  }

  private void isMoved(Request request) {
    assertThat(request.headers("Authorization")).containsExactly("Bearer moved-1");
    assertThat(request.headers("x-picpay-token")).isEmpty();
    assertThat(request.headers("Host")).containsExactly("localhost:" + newServer.port());
  }

  @Test
  void call_belowTheOldUrl_arrivesAtTheNewOneWithItsBodyAndTheTokenAlone() {
    String url = oldUrl("/v1/payments/1%2F2?a=b%20c");
    JavaProcess.Finished finished = run(agent("replace"), url, "POST " + url);

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200 new\n200 new\n");
    assertThat(finished.stderr()).isEmpty();
    assertThat(requests(old)).isEmpty();
    assertThat(requests(fresh))
        .hasSize(2)
        .allSatisfy(this::isMoved)
        .allSatisfy(r -> assertThat(r.target()).isEqualTo("/v2/payments/1%2F2?a=b%20c"));
    assertThat(requests(fresh).get(1).body()).isEqualTo(Call.post("").body);
  }

  @Test
  void excludedOperation_andOtherPaths_arriveAtTheOldUrlUntouched() {
    JavaProcess.Finished finished =
        run(agent("enforce"), oldUrl("/v1/payments/7/cancellations"), oldUrl("/other"));

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200 old\n200 old\n");
    assertThat(finished.stderr()).contains(" BA-422 ");
    assertThat(requests(fresh)).isEmpty();
    assertThat(requests(old)).hasSize(2).allSatisfy(RewriteIT::isUntouched);
  }

  private static void isUntouched(Request request) {
    assertThat(request.headers("Authorization")).isEmpty();
    assertThat(request.headers("x-picpay-token")).containsExactly("legacy");
  }

  @Test
  void noToken_request_isByteIdenticalToARunWithoutTheAgent() throws IOException {
    String[] calls = {oldUrl("/v1/a?b=%20"), "POST " + oldUrl("/v1/a")};
    run(withoutAgent(), calls);
    List<String> expected = requests(old).stream().map(Request::text).toList();
    old.clear();
    tokenServer.close();
    JavaProcess.Finished finished = run(agent("replace"), calls);

    assertThat(finished.stderr()).contains(" BA-402 ").hasLineCount(1);
    assertThat(requests(old).stream().map(Request::text).toList()).hasSize(2).isEqualTo(expected);
    assertThat(requests(fresh)).isEmpty();
  }

  @Test
  void redirects_fromNewAndOld_keepTheTokenAtTheNewServer() {
    JavaProcess.Finished finished =
        run(
            agent("replace"),
            oldUrl("/v1/here"),
            oldUrl("/v1/back"),
            oldUrl("/v1/circle"),
            oldUrl("/v1/beside"));

    assertThat(finished.stdout())
        .as(finished.stderr())
        .isEqualTo("200 new\n200 new\n200 old\n200 old\n");
    assertThat(requests(fresh)).hasSize(6).allSatisfy(this::isMoved);
    assertThat(requests(old)).extracting(Request::path).containsExactly("/v1/circle", "/elsewhere");
    assertThat(requests(old)).allSatisfy(r -> assertThat(r.headers("Authorization")).isEmpty());
  }

  @Test
  void refused_atTheNewUrl_isSentAgainThereWithTheNextToken() {
    refusesFirst = true;
    JavaProcess.Finished finished = run(agent("replace"), oldUrl("/v1/status"));
    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200 new\n");
    assertThat(requests(old)).isEmpty();
    assertThat(requests(fresh))
        .extracting(r -> r.target() + r.headers("Authorization") + r.headers("x-picpay-token"))
        .containsExactly("/v2/status[Bearer moved-1][]", "/v2/status[Bearer moved-2][]");
  }

  @Test
  void ownUrl_afterTheAnswer_isTheApplicationsAgain() {
    String url = oldUrl("/v1/status");
    JavaProcess.Finished finished = run(agent("replace"), "URL " + url);
    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200 " + url + "\n");
    assertThat(requests(fresh)).hasSize(1).allSatisfy(this::isMoved);
  }

  @Test
  void throughAProxy_theTunnelLeadsToTheNewHost() throws IOException {
    try (RawProxy proxy = new RawProxy(newServer.port())) {
      JavaProcess.Finished finished =
          run(
              agent("replace")
                  .property("https.proxyHost", "127.0.0.1")
                  .property("https.proxyPort", proxy.address().substring("127.0.0.1:".length()))
                  .property("http.nonProxyHosts", "appws.example.test"),
              "URL https://appws.example.test/v1/status");

      assertThat(finished.stdout())
          .as(finished.stderr())
          .isEqualTo("200 https://appws.example.test/v1/status\n");
      assertThat(proxy.take())
          .extracting(RawRequest::line)
          .containsExactly("CONNECT api.example.test:443 HTTP/1.1");
      assertThat(requests(fresh))
          .hasSize(1)
          .allSatisfy(
              r -> {
                assertThat(r.headers("Host")).containsExactly("api.example.test");
                assertThat(r.headers("Authorization")).containsExactly("Bearer moved-1");
              });
    }
  }

  @Test
  void nonProxyHosts_ofTheNewHost_isAskedForANewTarget() throws IOException {
    try (RawProxy proxy = new RawProxy(oldServer.port())) {
      JavaProcess.Finished finished =
          run(
              agent("replace")
                  .property("https.proxyHost", "127.0.0.1")
                  .property("https.proxyPort", proxy.address().substring("127.0.0.1:".length()))
                  .property("http.nonProxyHosts", "localhost"),
              "URL " + oldUrl("/v1/status"));

      assertThat(finished.stdout())
          .as(finished.stderr())
          .isEqualTo("200 " + oldUrl("/v1/status") + "\n");
      assertThat(proxy.take()).isEmpty();
    }
  }

  @Test
  void observe_newHosts_areTriedWithoutARequest() throws IOException {
    JavaCommand command =
        Sending.withClients(
                agent("observe")
                    .property(
                        "bearer.rewrite",
                        oldUrl("/v1/")
                            + " => https://localhost:"
                            + newServer.port()
                            + "/v2/, "
                            + oldUrl("/v0/")
                            + " => https://api.example.test/v2/")
                    .property("bearer.log-level", "info"))
            .main(
                "bearer.it.apps.SendOnce",
                CLIENT,
                oldUrl("/v1/status"),
                CLIENT,
                oldUrl("/v0/status"),
                "wait");
    try (JavaProcess process = JavaProcess.start(command)) {
      String said =
          process.awaitStderr(text -> text.contains(" BA-427 ") && text.contains(" BA-428 "));
      assertThat(said)
          .contains(
              " BA-427 localhost:" + newServer.port() + " can be reached from here (rule default)")
          .contains(
              " BA-428 api.example.test:443 could not be reached from here, and requests would have"
                  + " been sent there: java.net.UnknownHostException: api.example.test");
      process.stdin().write('\n');
      process.stdin().close();
      assertThat(process.join()).as(process.stderr()).isZero();
    }
    assertThat(requests(fresh)).isEmpty();
    assertThat(requests(old)).hasSize(2);
  }

  @Test
  void rewrite_addedToTheWatchedFile_movesTheNextCall() throws IOException {
    Path file = dir.resolve("bearer.properties");
    String common =
        "bearer.mode=replace\nbearer.paths=/v2/**\nbearer.client-id=me\nbearer.client-secret=s3cret\n"
            + "bearer.hosts=localhost:"
            + newServer.port()
            + "\nbearer.token-url="
            + tokenServer.url("/token")
            + "\n";
    Files.writeString(file, common);
    String url = oldUrl("/v1/status");
    JavaCommand command =
        Sending.withClients(withoutAgent().agent().property("bearer.config", file.toString()))
            .main("bearer.it.apps.SendOnce", CLIENT, url, "wait", CLIENT, url);
    try (JavaProcess process = JavaProcess.start(command)) {
      BufferedReader said =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      assertThat(said.readLine()).isEqualTo(CLIENT + " 200");
      assertThat(said.readLine()).isEqualTo("waiting");
      Path next = dir.resolve("next.properties");
      Files.writeString(
          next,
          common
              + "bearer.rewrite="
              + oldUrl("/v1/")
              + " => https://localhost:"
              + newServer.port()
              + "/v2/\n");
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      process.awaitStderr(stderr -> stderr.contains(" BA-010 "));
      process.stdin().write('\n');
      process.stdin().close();
      assertThat(process.join()).as(process.stderr()).isZero();
    }
    assertThat(requests(old)).hasSize(1);
    assertThat(requests(fresh)).hasSize(1).allSatisfy(this::isMoved);
  }
}
