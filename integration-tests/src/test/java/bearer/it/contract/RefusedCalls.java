package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import bearer.it.servers.RefusingApi;
import bearer.it.servers.Seen;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of one client version on one JDK against a {@link RefusingApi}: a call that gets the
 * first token, then all others at the same time, then one more. Runs when it is first asked for
 * anything, since it takes seconds. For one thread.
 */
final class RefusedCalls implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final ClientVersion client;
  private final Jdk jdk;
  private final String methods;
  private final List<Call> calls = new ArrayList<>();
  private final RefusingApi api = new RefusingApi();
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private @Nullable String stderr;

  /**
   * @param methods what {@code bearer.replay-on-401} is set to
   */
  RefusedCalls(ClientVersion client, Jdk jdk, String methods) {
    this.client = client;
    this.jdk = jdk;
    this.methods = methods;
  }

  /** Adds a call, by its path; before the run. */
  RefusedCalls with(String method, String path) {
    calls.add(Call.get(api.url(path)).method(method));
    return this;
  }

  RefusedCalls withBody(String method, String path, Call.Body kind) {
    calls.add(Call.get(api.url(path)).method(method).body(kind, "body of " + path));
    return this;
  }

  RefusedCalls withHeader(String path, String name, String value) {
    calls.add(Call.get(api.url(path)).header(name, value));
    return this;
  }

  Answer answer(String path) {
    Answer answer = run().get(api.url(path));
    if (answer == null) {
      throw new AssertionError("no call was made to " + path);
    }
    return answer;
  }

  List<Seen> seen(String path) {
    run();
    return api.seen(path);
  }

  int tokenRequests() {
    run();
    return api.tokenRequests();
  }

  String stderr() {
    run();
    return String.valueOf(stderr);
  }

  /** Whether the client has a loop of its own in which a request can be sent again. */
  boolean replays() {
    return !client.adapter().endsWith("ApacheMinimalAdapter");
  }

  private Map<String, Answer> run() {
    if (answers.isEmpty()) {
      try (JavaProcess process = JavaProcess.start(command());
          Watchdog watchdog = Watchdog.over(process.process(), PATIENCE_SECONDS)) {
        converse(process);
        process.stdin().close();
        process.join();
        stderr = process.stderr();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answers;
  }

  private void converse(JavaProcess process) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.stdin()));
    DataInputStream in = new DataInputStream(new BufferedInputStream(process.stdout()));
    List<Call> together = new ArrayList<>(calls);
    together.add(Call.get(api.url("/trigger")));
    try {
      send(out, in, List.of(Call.get(api.url("/first"))));
      send(out, in, together);
      send(out, in, List.of(Call.get(api.url("/last"))));
    } catch (IOException e) {
      throw new AssertionError("died or hung; stderr: " + process.stderr(), e);
    }
  }

  private void send(DataOutputStream out, DataInputStream in, List<Call> some) throws IOException {
    out.writeInt(some.size());
    for (Call call : some) {
      call.writeTo(out);
    }
    out.flush();
    for (Call call : some) {
      answers.put(call.url, Answer.readFrom(in));
    }
  }

  private JavaCommand command() {
    JavaCommand command =
        JavaCommand.on(jdk)
            .apps()
            .agent()
            .property("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog")
            .property("bearer.client-id", "refused")
            .property("bearer.client-secret", "s3cret")
            .property("bearer.token-url", api.url("/token"))
            .property("bearer.replay-on-401", methods)
            .property("bearer.hosts", "localhost:" + api.port());
    client.directories().forEach(command::client);
    return command.main("bearer.it.contract.TogetherDriver", client.adapter());
  }

  @Override
  public void close() {
    api.close();
  }

  @Override
  public String toString() {
    return client + " on " + jdk + ", replaying " + methods;
  }
}
