package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of {@code bearer.config} changes while an application goes on calling. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class LiveConfigIT {
  private static final long ONE_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MANY = 50;
  private static final int THREADS = 4;

  private final Jdk jdk;
  private final Kinds kinds = new Kinds();
  private final TokenEndpoint endpoint = new TokenEndpoint().client("me", "s3cret");

  @TempDir Path dir;

  LiveConfigIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void killSwitch_underLoad_holdsWithinASecondAndBack() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(routes())) {
      write(server, "bearer.mode=replace");
      try (JavaProcess calls = JavaProcess.start(calls(Sending.OKHTTP, server))) {
        kinds.await("token", MANY);
        for (int i = 0; i < 3; i++) {
          long switched = write(server, "bearer.mode=replace", "bearer.enabled=false");
          kinds.await("legacy", MANY);
          assertThat(kinds.last("token") - switched).isLessThan(ONE_SECOND);
          long back = write(server, "bearer.mode=replace");
          kinds.await("token", MANY);
          assertThat(kinds.last("legacy") - back).isLessThan(ONE_SECOND);
        }

        assertThat(end(calls)).isEqualTo("[200]");
        assertThat(calls.stderr().lines())
            .containsExactly(
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false",
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is true",
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false",
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is true",
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false",
                "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is true");
        assertThat(kinds.seen()).containsExactlyInAnyOrder("token", "legacy");
        assertThat(server.requests()).filteredOn(r -> r.path().equals("/token")).hasSize(1);
      }
    }
  }

  /** In flight are as many calls as the program has threads, and no more come as before. */
  @Test
  void commandLine_underLoad_eachChangeHoldsWhenItReturns() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(routes())) {
      write(server, "bearer.mode=add");
      JavaCommand command = calls(Sending.OKHTTP, server);
      try (JavaProcess calls =
          JavaProcess.start(
              jdk.feature() < 21 ? command : command.option("-XX:+EnableDynamicAgentLoading"))) {
        kinds.await("both", MANY);
        assertChanges(calls, "both", "legacy", "pause");
        assertChanges(calls, "legacy", "both", "resume");
        assertChanges(calls, "both", "token", "mode", "replace");
        assertChanges(calls, "token", "legacy", "percent", "0");
        assertChanges(calls, "legacy", "both", "reset");

        assertThat(end(calls)).isEqualTo("[200]");
        assertThat(calls.stderr().lines())
            .hasSize(5)
            .allMatch(line -> line.startsWith("[bearer-agent] INFO BA-011 "));
        assertThat(kinds.seen()).containsExactlyInAnyOrder("both", "legacy", "token");
        assertThat(server.requests()).filteredOn(r -> r.path().equals("/token")).hasSize(1);
      }
    }
  }

  private void assertChanges(JavaProcess calls, String before, String after, String... command)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.add(1, String.valueOf(calls.process().pid()));
    JavaProcess.Finished finished =
        JavaProcess.run(
            JavaCommand.on(jdk)
                .option("-jar")
                .main(JavaCommand.agentJar().toString(), words.toArray(String[]::new)));
    int arrived = kinds.count(before);
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    kinds.await(after, MANY);
    assertThat(kinds.count(before) - arrived).isLessThanOrEqualTo(THREADS);
  }

  @Test
  void offAtTheStart_switchedOn_reachesClientsThatAreLoaded() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(routes())) {
      write(server, "bearer.mode=off");
      try (JavaProcess calls = JavaProcess.start(calls(Sending.URL_CONNECTION, server))) {
        kinds.await("legacy", MANY);
        write(server, "bearer.mode=nonsense");
        assertThat(calls.awaitStderr(said -> said.contains("BA-102")))
            .contains("BA-108 bearer.config has changed and is not taken");
        write(server, "bearer.mode=add");
        kinds.await("both", MANY);

        assertThat(end(calls)).isEqualTo("[200]");
        assertThat(kinds.seen()).containsExactlyInAnyOrder("legacy", "both");
      }
    }
  }

  @Test
  void notValidAtTheStart_mended_reachesClientsThatAreLoaded() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(routes())) {
      write(server, "bearer.mode=nonsense");
      try (JavaProcess calls = JavaProcess.start(calls(Sending.URL_CONNECTION, server))) {
        kinds.await("legacy", MANY);
        write(server, "bearer.mode=add");
        kinds.await("both", MANY);

        assertThat(end(calls)).isEqualTo("[200]");
        assertThat(calls.stderr().lines())
            .hasSize(3)
            .last()
            .isEqualTo(
                "[bearer-agent] INFO BA-010 bearer.config has changed: rule default is new, mode"
                    + " add");
      }
    }
  }

  private static String end(JavaProcess calls) throws IOException {
    calls.stdin().close();
    String printed = new String(calls.stdout().readAllBytes(), StandardCharsets.UTF_8).trim();
    assertThat(calls.join()).isZero();
    return printed;
  }

  private JavaCommand calls(String adapter, AuthorizationServer server) {
    return Sending.withClients(JavaCommand.on(jdk))
        .property("bearer.config", dir.resolve("bearer.properties").toString())
        .agent()
        .main(
            "bearer.it.apps.SendUntilClosed",
            String.valueOf(THREADS),
            adapter,
            "http://localhost:" + server.port() + "/api");
  }

  private Routes routes() {
    return new Routes().under("/token", endpoint).under("/api", kinds::answer);
  }

  /** The whole file at once, as tools write it; answers when, in nanoseconds. */
  private long write(AuthorizationServer server, String... more) throws IOException {
    String text =
        """
        bearer.hosts=localhost:PORT
        bearer.token-url=http://localhost:PORT/token
        bearer.client-id=me
        bearer.client-secret=s3cret
        """
            .replace("PORT", String.valueOf(server.port()));
    Path next = dir.resolve("next");
    Files.writeString(next, text + String.join("\n", more) + "\n");
    long now = System.nanoTime();
    Files.move(next, dir.resolve("bearer.properties"), StandardCopyOption.ATOMIC_MOVE);
    return now;
  }

  /** Which headers calls arrived with, and when. */
  private static final class Kinds {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Long> last = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized Answer answer(Request request) {
      boolean token = request.headers("Authorization").size() == 1;
      boolean legacy = request.headers("x-picpay-token").equals(List.of("legacy"));
      String kind = token ? legacy ? "both" : "token" : legacy ? "legacy" : "neither";
      last.put(kind, System.nanoTime());
      counts.merge(kind, 1, Integer::sum);
      notifyAll();
      return Answer.json(200, "{}");
    }

    /** Until so many more have come. */
    synchronized void await(String kind, int more) throws InterruptedException {
      int enough = counts.getOrDefault(kind, 0) + more;
      long end = System.nanoTime() + PATIENCE;
      while (counts.getOrDefault(kind, 0) < enough) {
        long left = end - System.nanoTime();
        assertThat(left).as("waiting for calls with %s: %s", kind, counts).isPositive();
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }

    synchronized int count(String kind) {
      return counts.getOrDefault(kind, 0);
    }

    synchronized long last(String kind) {
      return last.getOrDefault(kind, 0L);
    }

    synchronized List<String> seen() {
      return List.copyOf(counts.keySet());
    }
  }
}
