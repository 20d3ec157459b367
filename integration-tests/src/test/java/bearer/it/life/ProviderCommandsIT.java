package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.CredentialsApi;
import bearer.sandbox.Dialect;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import bearer.sandbox.Script;
import bearer.sandbox.ServerKey;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands for QPay and PicPay out of the packaged jar, over TLS. */
class ProviderCommandsIT {
  private static final String PASSWORD = "p4ss w\u00f6rd";
  private static final String KEY = "5b008cef7f321d00ef2367b2";

  private final TokenEndpoint qPay = new TokenEndpoint(Dialect.KEYCLOAK).user("ana", PASSWORD);
  private final TokenEndpoint picPay = new TokenEndpoint(Dialect.PICPAY).client("shop", "s3cret");
  private final CredentialsApi clients = new CredentialsApi("/credentials", qPay).listing();
  private final Script good =
      new Routes()
          .under("/token", qPay)
          .under("/credentials", clients)
          .under("/oauth2/token", picPay)
          .under("/ecommerce/public", PaymentApi.walletV1(KEY))
          .under("/ecommerce/v2", PaymentApi.walletV2(picPay.tokens()));

  private volatile Script script = good;

  @TempDir Path dir;

  private AuthorizationServer server;
  private Path trustStore;

  @BeforeEach
  void start() throws Exception {
    ServerKey key = ServerKey.make(dir);
    trustStore = key.trustStore;
    server = AuthorizationServer.answering(key.serverContext(), r -> script.answer(r));
    Files.writeString(dir.resolve("password"), PASSWORD);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private JavaCommand command(Jdk jdk, List<String> words) {
    return JavaCommand.on(jdk)
        .property("bearer.token-truststore", trustStore)
        .property("bearer.token-truststore-password", "sandbox")
        .property("bearer.token-truststore-type", "JKS")
        .option("-jar")
        .main(JavaCommand.agentJar().toString(), words.toArray(String[]::new));
  }

  private JavaCommand qpay(Jdk jdk, String... words) {
    List<String> all = new ArrayList<>(List.of("qpay"));
    all.addAll(List.of(words));
    all.addAll(List.of("--api", server.url("/credentials"), "--token-url", server.url("/token")));
    all.addAll(List.of("--session", dir.resolve("session").toString()));
    return command(jdk, all);
  }

  private static Finished done(Finished finished) {
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    return finished;
  }

  private Finished login(Jdk jdk) {
    String file = dir.resolve("password").toString();
    return JavaProcess.run(qpay(jdk, "login", "--user", "ana", "--password-file", file));
  }

  private Path made(Jdk jdk) throws IOException {
    Path pair = dir.resolve("pair");
    Finished created =
        JavaProcess.run(
            qpay(
                jdk,
                "clients",
                "create",
                "--name",
                "cards",
                "--role",
                "issuer",
                "--credential-file",
                pair.toString()));
    Files.writeString(dir.resolve("config"), done(created).stdout());
    return pair;
  }

  private String token(Jdk jdk) {
    List<String> words = List.of("token", dir.resolve("config").toString());
    return JavaProcess.run(command(jdk, words)).stdout();
  }

  private void assertRotated(Path pair) throws IOException {
    assertThat(clients.ids()).hasSize(1);
    assertThat(Files.readString(pair)).endsWith("qpay-id=" + clients.ids().get(0) + "\n");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("pair.next", "pair.rotation");
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void qpay_client_isMadeRotatedAndUsed(Jdk jdk) throws IOException {
    Finished wrong = JavaProcess.run(qpay(jdk, "login", "--user", "ana"), "wrong\n");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.stderr()).contains("invalid_grant: correct the user or the password");
    done(login(jdk));
    Path pair = made(jdk);
    String before = Files.readString(pair);

    done(JavaProcess.run(qpay(jdk, "rotate", "--credential-file", pair + "", "--grace", "0")));

    assertThat(Files.readString(pair)).isNotEqualTo(before);
    assertRotated(pair);
    assertThat(token(jdk)).contains("result: a token\n");
  }

  @ParameterizedTest
  @MethodSource("newest")
  void rotate_killedAgainAndAgain_endsWithOneClientThatWorks(Jdk jdk) throws Exception {
    done(login(jdk));
    Path pair = made(jdk);
    String[] rotate = {"rotate", "--credential-file", pair.toString(), "--grace", "0"};

    List<String> meanwhile = new ArrayList<>();
    killed(
        jdk,
        rotate,
        request -> {
          boolean makes = request.method().equals("POST") && isClients(request);
          if (makes) {
            meanwhile.add(JavaProcess.run(qpay(jdk, rotate)).stderr());
          }
          return makes;
        });
    assertThat(meanwhile).containsExactly("qpay: another rotation of it runs: wait for its end\n");
    assertWorks(pair);
    killed(jdk, rotate, request -> request.path().equals("/token"));
    assertWorks(pair);
    killed(jdk, rotate, request -> request.method().equals("DELETE"));
    assertWorks(pair);

    done(JavaProcess.run(qpay(jdk, rotate)));
    assertWorks(pair);
    assertRotated(pair);
  }

  static List<Jdk> newest() {
    List<Jdk> both = Jdks.oldestAndNewest();
    return both.subList(both.size() - 1, both.size());
  }

  private void assertWorks(Path pair) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(pair)));
    String secret =
        URLEncoder.encode(properties.getProperty("client-secret"), StandardCharsets.UTF_8);
    Request request =
        Request.of(
            "POST",
            "/token",
            Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
            "grant_type=client_credentials&client_id="
                + (properties.getProperty("client-id") + "&client_secret=" + secret));
    assertThat(qPay.answer(request).status()).isEqualTo(200);
  }

  private static boolean isClients(Request request) {
    return request.path().endsWith("/clients");
  }

  /** Where a request has been carried out and its answer is on its way. */
  private void killed(Jdk jdk, String[] words, Predicate<Request> there) {
    CompletableFuture<JavaProcess> process = new CompletableFuture<>();
    script =
        request -> {
          Answer answer = good.answer(request);
          if (there.test(request)) {
            process.join().process().destroyForcibly().waitFor();
          }
          return answer;
        };
    try (JavaProcess running = JavaProcess.start(qpay(jdk, words))) {
      process.complete(running);
      assertThat(running.join()).isNotZero();
    }
    script = good;
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void picpay_probe_isEvidenceWithoutAPayment(Jdk jdk) throws IOException {
    Path pair = Files.writeString(dir.resolve("shop"), "client-id=shop\nclient-secret=s3cret\n");
    Path key = Files.writeString(dir.resolve("key"), KEY + "\n");
    List<String> words = new ArrayList<>(List.of("picpay", "probe", "--json"));
    words.addAll(List.of("--ref-v1", "one", "--ref-v2", "two", "--v1-key-file", key + ""));
    words.addAll(List.of("--credential-file", pair.toString()));
    words.addAll(List.of("--token-url", server.url("/oauth2/token")));
    words.addAll(List.of("--v1-url", server.url("/ecommerce/public")));
    words.addAll(List.of("--v2-url", server.url("/ecommerce/v2")));

    Finished finished = done(JavaProcess.run(command(jdk, words)));

    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.stdout())
        .contains("{\"question\":\"V1 accepts a bearer\",\"answer\":\"no\"")
        .doesNotContain("s3cret", KEY);
    assertThat(server.requests())
        .allMatch(r -> r.method().equals("GET") || r.path().equals("/oauth2/token"));
  }
}
