package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Watchdog;
import bearer.it.servers.RefusingApi;
import bearer.it.servers.Seen;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of one client version on one JDK against a {@link RefusingApi}: a call that gets the
 * first token, then all others at the same time, then one more. Most of its seconds are spent
 * waiting, so runs are begun ahead, side by side. For one thread.
 */
final class RefusedCalls extends Subject {
  private static final long PATIENCE_SECONDS = 90;
  private static final int SIDE_BY_SIDE = 6;
  private static final ExecutorService AHEAD =
      Executors.newFixedThreadPool(
          SIDE_BY_SIDE,
          task -> {
            Thread thread = new Thread(task, "refused-calls");
            thread.setDaemon(true);
            return thread;
          });

  private final String methods;

  /** To paths; the API has no address before the run. */
  private final List<Call> calls = new ArrayList<>();

  private @Nullable Future<Outcome> outcome;

  /**
   * @param methods what {@code bearer.replay-on-401} is set to
   */
  RefusedCalls(ClientOnJdk about, String methods) {
    super(about);
    this.methods = methods;
  }

  /** Adds a call, by its path; before the run. */
  RefusedCalls with(String method, String path) {
    calls.add(Call.get(path).method(method));
    return this;
  }

  RefusedCalls withBody(String method, String path, Call.Body kind) {
    calls.add(Call.get(path).method(method).body(kind, "body of " + path));
    return this;
  }

  /** With an {@code Idempotency-Key} and a body that can be sent again. */
  RefusedCalls withKey(String method, String path) {
    calls.add(
        Call.get(path)
            .method(method)
            .header("Idempotency-Key", "key of " + path)
            .body(Call.Body.FIXED, "body of " + path));
    return this;
  }

  RefusedCalls withHeader(String path, String name, String value) {
    calls.add(Call.get(path).header(name, value));
    return this;
  }

  /** Begins the runs, each of which has got all its calls. */
  static Stream<RefusedCalls> ahead(Stream<RefusedCalls> runs) {
    List<RefusedCalls> all = runs.toList();
    all.forEach(RefusedCalls::start);
    return all.stream();
  }

  private void start() {
    outcome = AHEAD.submit(() -> new Outcome().run());
  }

  Answer answer(String path) {
    Answer answer = outcome().answers.get(path);
    if (answer == null) {
      throw new AssertionError("no answer from " + path);
    }
    return answer;
  }

  List<Seen> seen(String path) {
    return outcome().api.seen(path);
  }

  int tokenRequests() {
    return outcome().api.tokenRequests();
  }

  @Override
  String stderr() {
    return outcome == null || !outcome.isDone() ? "" : outcome().stderr;
  }

  private Outcome outcome() {
    try {
      return Objects.requireNonNull(outcome).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** What happened in the run, which may have ended early. */
  private final class Outcome {
    final RefusingApi api = new RefusingApi();
    final Map<String, Answer> answers = new HashMap<>();
    String stderr = "";

    Outcome run() {
      try (api;
          JavaProcess process = JavaProcess.start(command(api), AgentJvm.NOT_WOVEN);
          Watchdog watchdog = Watchdog.over(process.process(), PATIENCE_SECONDS)) {
        converse(process);
        process.join();
        stderr = process.stderr();
      }
      return this;
    }

    private void converse(JavaProcess process) {
      List<Call> together = new ArrayList<>(calls);
      together.add(Call.get("/trigger"));
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.stdin()));
          DataInputStream in = new DataInputStream(new BufferedInputStream(process.stdout()))) {
        send(out, in, List.of(Call.get("/first")));
        send(out, in, together);
        send(out, in, List.of(Call.get("/last")));
      } catch (IOException e) {
        // it died, or was killed because it hung: the answers that are missing tell
      }
    }

    private void send(DataOutputStream out, DataInputStream in, List<Call> some)
        throws IOException {
      out.writeInt(some.size());
      for (Call call : some) {
        call.at(api.url(call.url)).writeTo(out);
      }
      out.flush();
      for (Call call : some) {
        answers.put(call.url, Answer.readFrom(in));
      }
    }
  }

  private JavaCommand command(RefusingApi api) {
    return about
        .command()
        .agent()
        .property("bearer.client-id", "refused")
        .property("bearer.client-secret", "s3cret")
        .property("bearer.token-url", api.url("/token"))
        .property("bearer.replay-on-401", methods)
        .property("bearer.hosts", "localhost:" + api.port())
        .main("bearer.it.contract.TogetherDriver", about.client().adapter.getName());
  }

  @Override
  public String toString() {
    return super.toString() + ", replaying " + methods;
  }
}
