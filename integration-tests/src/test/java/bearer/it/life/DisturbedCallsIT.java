package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.clients.HttpUrlConnection;
import bearer.it.contract.ClientVersion;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.DisturbedApi;
import bearer.it.servers.RawRequest;
import bearer.it.servers.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thread that is interrupted before its call or while it waits for a token, and a token that
 * never comes, with every client: the application gets what it gets without the agent, whose run
 * beside it tells what that is.
 */
class DisturbedCallsIT {
  /**
   * What is called with a token at hand, and while there is none, each of those with a cell of its
   * own, in which nobody has waited before.
   */
  private static final List<String> WITH_TOKEN = List.of("first", "interrupted", "after");

  private static final List<String> WITHOUT_TOKEN = List.of("before", "during", "hang");

  /** Before it calls, with and without a token, and while it waits. */
  private static final List<String> INTERRUPTED = List.of("interrupted", "before", "during");

  /** How long a call waits for its token, and would wait that is interrupted. */
  private static final long SHORT_MILLIS = 400;

  private static final long LONG_MILLIS = 20_000;

  /** By how much a busy machine may be late; token requests end by themselves after twice that. */
  private static final long MARGIN_MILLIS = 5_000;

  private final Sending sending = new Sending();
  private final Jdk jdk = Jdks.oldestAndOwn().get(Jdks.oldestAndOwn().size() - 1);
  private final DisturbedApi api = new DisturbedApi();
  private final DisturbedApi bare = new DisturbedApi();
  private final List<ClientVersion> clients = InOneJvm.clients(jdk);
  @TempDir Path directory;

  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  @AfterEach
  void closeServers() throws IOException {
    api.close();
    bare.close();
  }

  @Test
  void interruptedOrNeverAnswered_eachCallEndsAsWithoutTheAgent() {
    JavaCommand withoutAgent = Sending.quiet(JavaCommand.on(jdk));
    CompletableFuture<Finished> beside =
        CompletableFuture.supplyAsync(() -> run(withoutAgent, bare));
    Finished with = run(withAgent(), api);
    Finished without = beside.join();

    assertThat(clients.stream().flatMap(client -> problems(client, with, without)))
        .as(with.stdout() + with.stderr())
        .isEmpty();
    if (clients.stream().anyMatch(client -> client.adapter == HttpUrlConnection.class)) {
      assertIsKnown(with);
      assertIsKnown(without);
    }
  }

  /** What it is in words, of one: or two runs without an agent would do. */
  private static void assertIsKnown(Finished finished) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    sent(finished, HttpUrlConnection.versions().get(0))
        .forEach((what, one) -> outcomes.put(what, one.outcome));
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "first", "200",
                "interrupted", "200 interrupted",
                "before", "200 interrupted",
                "during", "200 interrupted",
                "hang", "200",
                "after", "200"));
  }

  private record Sent(String outcome, long millis) {
    /** Without what it is wrapped in. */
    String cause() {
      return outcome.substring(outcome.lastIndexOf('<') + 1).trim();
    }

    static Sent of(String text) {
      int after = text.lastIndexOf(" after ");
      return new Sent(
          text.substring(0, after), Long.parseLong(text.substring(after + " after ".length())));
    }
  }

  /** By what was called. */
  private static Map<String, Sent> sent(Finished finished, ClientVersion client) {
    return InOneJvm.told(finished.stdout(), client).stream()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Sent.of(parts[1])));
  }

  private Stream<String> problems(ClientVersion client, Finished with, Finished without) {
    Map<String, Sent> sent = sent(with, client);
    Map<String, Sent> own = sent(without, client);
    List<String> problems = new ArrayList<>();
    if (sent.size() != 6 || own.size() != 6) {
      problems.add("has sent " + sent.keySet() + ", without the agent " + own.keySet());
    }
    sent.forEach(
        (what, one) -> {
          if (!isWell(what, one, own)) {
            problems.add(what + ": " + one + ", without the agent: " + own);
          }
          arrived(client, what, one).ifPresent(problems::add);
        });
    return problems.stream().map(problem -> client + ": " + problem);
  }

  /**
   * Between two moments of one call, an interrupt may be met by either. Grizzly wraps it where it
   * opens a connection, which depends on whether that of the call before is free by then.
   */
  private static boolean isWell(String what, Sent sent, Map<String, Sent> own) {
    if (INTERRUPTED.contains(what)) {
      return sent.millis < MARGIN_MILLIS
          && own.entrySet().stream()
              .filter(other -> INTERRUPTED.contains(other.getKey()))
              .anyMatch(other -> other.getValue().cause().equals(sent.cause()));
    }
    boolean hung = sent.millis > SHORT_MILLIS - 100 && sent.millis < SHORT_MILLIS + MARGIN_MILLIS;
    return sent.outcome.equals("200") && (hung || !what.equals("hang"));
  }

  /** Once, or not at all if the client itself has given it up. */
  private Optional<String> arrived(ClientVersion client, String what, Sent sent) {
    List<RawRequest> calls =
        api.calls().stream()
            .filter(call -> call.line().contains('/' + what + path(client) + ' '))
            .toList();
    List<String> expected =
        WITH_TOKEN.contains(what)
            ? List.of("Bearer " + TokenEndpoint.tokenFor(sending.clientId))
            : List.of();
    boolean once = calls.size() == 1 || (calls.isEmpty() && !sent.outcome.startsWith("200"));
    return once && calls.stream().allMatch(call -> call.authorization().equals(expected))
        ? Optional.empty()
        : Optional.of(what + " arrived as " + calls);
  }

  private Finished run(JavaCommand command, DisturbedApi server) {
    try {
      List<String> lines = clients.stream().map(client -> program(client, server)).toList();
      Path programs = Files.write(directory.resolve("programs-" + server.port()), lines);
      return JavaProcess.run(command.apps().main(InOneJvm.MAIN, programs.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String program(ClientVersion client, DisturbedApi server) {
    return InOneJvm.program(
        client,
        jdk,
        "bearer.it.apps.SendDisturbed",
        client.adapter.getSimpleName(),
        String.valueOf(server.port()),
        path(client));
  }

  private static String path(ClientVersion client) {
    return '/' + client.adapter.getSimpleName();
  }

  private JavaCommand withAgent() {
    JavaCommand command =
        Sending.quiet(sending.configured(jdk).agent())
            .property("bearer.hosts", "localhost:" + api.port());
    for (int i = 0; i < clients.size(); i++) {
      for (String what : WITHOUT_TOKEN) {
        rule(command, what + i, what, path(clients.get(i)));
      }
    }
    return command;
  }

  private void rule(JavaCommand command, String name, String what, String path) {
    String owner = what.equals("during") ? path : '/' + what + path; // see DisturbedApi
    command
        .property("bearer.rule." + name + ".paths", '/' + what + path)
        .property("bearer.rule." + name + ".credential", name)
        .property(
            "bearer.rule." + name + ".token-timeout",
            (what.equals("hang") ? SHORT_MILLIS : LONG_MILLIS) + "ms")
        .property("bearer.credential." + name + ".client-id", name)
        .property("bearer.credential." + name + ".client-secret", "s3cret")
        .property(
            "bearer.credential." + name + ".token-url",
            "http://localhost:" + api.port() + "/token" + owner);
  }
}
