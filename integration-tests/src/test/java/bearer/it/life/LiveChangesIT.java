package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.HostKey;
import bearer.it.servers.Tls;
import bearer.sandbox.Answer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand calls by all clients, half of them to the old URL and half to the new one, while the
 * file of {@code bearer.config} changes 50 times: each call arrives once, where it belongs and as
 * the stage of its time wants it.
 */
@NullUnmarked
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class LiveChangesIT {
  private static final int ROUNDS = 5;
  private static final int CALLS = 100;
  private static final int THREADS = 8;

  /** What the file says, and how calls to the old and to the new URL arrive then. */
  private record Stage(String lines, String old, String fresh) {}

  private static final String REWRITE = "bearer.rewrite=OLD/v1/ => NEW/v2/\n";
  private static final String OTHER =
      """
      bearer.credential=other
      bearer.credential.other.client-id=other
      bearer.credential.other.client-secret=s3cret
      """;
  private static final List<Stage> STAGES =
      List.of(
          new Stage("bearer.mode=replace\n" + REWRITE, "new: me", "new: me"),
          new Stage("bearer.mode=replace\nbearer.enabled=false\n", "old: legacy", "new: legacy"),
          new Stage("bearer.mode=enforce\n" + REWRITE + OTHER, "new: other", "new: other"),
          new Stage("bearer.mode=off\n", "old: legacy", "new: legacy"),
          new Stage("bearer.mode=replace\n", "old: legacy", "new: me"),
          new Stage("bearer.mode=add\n", "old: legacy", "new: me legacy"),
          new Stage("bearer.mode=enforce\n" + REWRITE, "new: me", "new: me"),
          new Stage("bearer.mode=replace\nbearer.percent=0\n", "old: legacy", "new: legacy"),
          new Stage("bearer.mode=replace\n" + REWRITE + OTHER, "new: other", "new: other"),
          new Stage("bearer.mode=observe\n", "old: legacy", "new: legacy"));

  private final Jdk jdk;
  private final Map<Integer, String> arrived = new ConcurrentHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  @TempDir Path dir;
  private Path trusted;
  private LoopbackServer oldServer;
  private LoopbackServer newServer;
  private LoopbackServer tokenServer;

  LiveChangesIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @BeforeEach
  void start() throws IOException {
    HostKey oldKey = new HostKey(dir, "old", "ip:127.0.0.1");
    HostKey newKey = new HostKey(dir, "new", "dns:localhost");
    trusted = HostKey.trustStore(dir.resolve("trust.jks"), oldKey, newKey);
    oldServer = LoopbackServer.https(oldKey.serverContext(), request -> arrives("old:", request));
    newServer = LoopbackServer.https(newKey.serverContext(), request -> arrives("new:", request));
    tokenServer =
        LoopbackServer.http(
            new TokenEndpoint()
                .accepting(client -> true)
                .issuing(client -> "of-" + client)
                .lifeSeconds(3600));
  }

  @AfterEach
  void stop() throws IOException {
    oldServer.close();
    newServer.close();
    tokenServer.close();
  }

  private Answer arrives(String where, Request request) {
    List<String> as = new ArrayList<>(List.of(where));
    request.headers("Authorization").forEach(value -> as.add(value.replace("Bearer of-", "")));
    as.addAll(request.headers("x-picpay-token"));
    String version = where.equals("old:") ? "/v1/" : "/v2/";
    String before = arrived.put(number(request), String.join(" ", as));
    if (before != null || !request.path().startsWith(version)) {
      synchronized (wrong) {
        wrong.add(request.path() + " " + as + ", before: " + before);
      }
    }
    return Answer.json(200, "{}");
  }

  private static int number(Request request) {
    return Integer.parseInt(request.path().substring(request.path().lastIndexOf('/') + 1));
  }

  @Test
  void fiftyChanges_tenThousandCalls_eachArrivesOnceAsItsStageWants() throws Exception {
    write(STAGES.get(STAGES.size() - 1));
    try (JavaProcess process = JavaProcess.start(program())) {
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      ask(process, 0, 0); // it has started, and read the first file
      assertThat(answers.readLine()).isEqualTo("{}");
      Stage before = STAGES.get(STAGES.size() - 1);
      int number = 0;
      for (int change = 1; change <= ROUNDS * STAGES.size(); change++) {
        Stage stage = STAGES.get((change - 1) % STAGES.size());
        write(stage);
        ask(process, number, CALLS);
        assertThat(answers.readLine()).isEqualTo("{200=" + CALLS + "}");
        isEither(number, before, stage);
        number += CALLS;

        int changes = change;
        String said = process.awaitStderr(text -> text.split(" BA-010 ", -1).length > changes);
        assertThat(said.split(" BA-010 ", -1)).as(said).hasSize(change + 1);
        ask(process, number, CALLS);
        assertThat(answers.readLine()).isEqualTo("{200=" + CALLS + "}");
        assertThat(kinds(number)).as("stage %s", stage).isEqualTo(expected(stage));
        number += CALLS;
        before = stage;
      }
      process.stdin().close();
      assertThat(process.join()).isZero();
      assertThat(process.stderr()).doesNotContain(" ERROR ").doesNotContain("BA-203");
    }
    assertThat(wrong).isEmpty();
    assertThat(arrived).hasSize(10_000);
  }

  private static void ask(JavaProcess process, int first, int count) throws IOException {
    process.stdin().write((first + " " + count + "\n").getBytes(StandardCharsets.US_ASCII));
    process.stdin().flush();
  }

  private void isEither(int first, Stage before, Stage after) {
    for (int number = first; number < first + CALLS; number++) {
      assertThat(arrived.get(number)).isIn(of(before, number), of(after, number));
    }
  }

  private static String of(Stage stage, int number) {
    return number % 2 == 0 ? stage.old : stage.fresh;
  }

  private Map<String, Integer> kinds(int first) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int number = first; number < first + CALLS; number++) {
      kinds.merge(number % 2 + " " + arrived.get(number), 1, Integer::sum);
    }
    return kinds;
  }

  private static Map<String, Integer> expected(Stage stage) {
    return Map.of("0 " + stage.old, 50, "1 " + stage.fresh, 50);
  }

  private JavaCommand program() {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(THREADS));
    arguments.add("https://127.0.0.1:" + oldServer.port() + "/v1/");
    arguments.add("https://localhost:" + newServer.port() + "/v2/");
    Stream.of(Sending.adapters(jdk)).forEach(arguments::add);
    JavaCommand command =
        Sending.withClients(JavaCommand.on(jdk))
            .property("javax.net.ssl.trustStore", trusted.toString())
            .property("javax.net.ssl.trustStorePassword", Tls.PASSWORD)
            .property("javax.net.ssl.trustStoreType", "JKS")
            .property("bearer.config", dir.resolve("bearer.properties").toString())
            .agent();
    return command.main("bearer.it.apps.SendNumbered", arguments.toArray(String[]::new));
  }

  private void write(Stage stage) throws IOException {
    String text =
        """
        bearer.hosts=localhost:PORT
        bearer.token-url=TOKENS
        bearer.client-id=me
        bearer.client-secret=s3cret
        bearer.dry-run=false
        """
            + stage.lines;
    Path next = dir.resolve("next");
    Files.writeString(
        next,
        text.replace("TOKENS", tokenServer.url("/token"))
            .replace("OLD", "https://127.0.0.1:" + oldServer.port())
            .replace("NEW", "https://localhost:" + newServer.port())
            .replace("PORT", String.valueOf(newServer.port())));
    Files.move(next, dir.resolve("bearer.properties"), StandardCopyOption.ATOMIC_MOVE);
  }
}
