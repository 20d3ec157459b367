package bearer.benchmarks.tokens;

import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.ResourceServer;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The servers and the secret of one scenario with one subject. */
final class Stage implements AutoCloseable {
  private static final String CLIENT = "shop";
  private static final String FIRST_SECRET = "first-secret";
  private static final String NEXT_SECRET = "next-secret";

  private static final Script OPEN = Script.always(Answer.json(200, "{}"));

  private final TokenEndpoint endpoint = new TokenEndpoint().client(CLIENT, FIRST_SECRET);
  private final AuthorizationServer server;
  private final LoopbackServer api;
  private final LoopbackServer control;
  private final Path secretFile;

  Stage(Scenario scenario, Subject subject) throws IOException {
    secretFile = Files.createTempFile("secret", "");
    Files.writeString(secretFile, FIRST_SECRET);
    endpoint.lifeSeconds(scenario.lifeSeconds);
    Script script = scenario.script.apply(endpoint);
    server = AuthorizationServer.answering(beginning(script, scenario.events));
    api = LoopbackServer.http(subject == Subject.NOBODY ? OPEN : protectedApi());
    control = LoopbackServer.http(OPEN);
  }

  /** The script; its first token sets the events going. */
  private Script beginning(Script script, List<Scenario.Event> events) {
    AtomicBoolean begun = new AtomicBoolean();
    return request -> {
      Answer answer = script.answer(request);
      if (answer.status() == 200 && begun.compareAndSet(false, true)) {
        events.forEach(this::schedule);
      }
      return answer;
    };
  }

  private Script protectedApi() {
    Answer refusal =
        Answer.json(401, "{}").header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    Script resource = new ResourceServer(endpoint.tokens(), refusal, OPEN);
    return new LateRefusals(endpoint.tokens(), refusal, resource);
  }

  private void schedule(Scenario.Event event) {
    CompletableFuture.delayedExecutor(event.afterMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> happen(event.action()));
  }

  private void happen(Scenario.Action action) {
    try {
      action.happen(this);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  AuthorizationServer server() {
    return server;
  }

  void revokeTokens() {
    endpoint.tokens().revokeAll();
  }

  void revokeOldSecret() {
    endpoint.client(CLIENT, NEXT_SECRET);
  }

  void swapSecretFile() throws IOException {
    Path next = Files.createTempFile(secretFile.getParent(), "secret", "");
    Files.writeString(next, NEXT_SECRET);
    Files.move(next, secretFile, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the agent is told. */
  List<String> agentOptions() {
    return List.of(
        "bearer.token-url=" + server.url("/token"),
        "bearer.hosts=127.0.0.1:" + api.port(),
        "bearer.client-id=" + CLIENT,
        "bearer.client-secret-file=" + secretFile,
        "bearer.token-auth-method=client_secret_post",
        "bearer.on-token-failure=fail");
  }

  /** What the worker is told. */
  List<String> words() {
    return List.of(
        "tokenUrl=" + server.url("/token"),
        "secretFile=" + secretFile,
        "apiUrl=" + api.url(""),
        "controlUrl=" + control.url(""));
  }

  @Override
  public void close() throws IOException {
    server.close();
    api.close();
    control.close();
    Files.delete(secretFile);
  }
}
