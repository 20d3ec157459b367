package bearer.benchmarks.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The servers and the secret of one scenario with one subject. */
final class Stage implements AutoCloseable {
  private static final String FIRST_SECRET = "first-secret";
  private static final String NEXT_SECRET = "next-secret";

  private final AuthorizationServer server;
  private final PaymentApi api;
  private final PaymentApi control;
  private final Path secretFile;

  Stage(Scenario scenario, Subject subject) throws IOException {
    secretFile = Files.createTempFile("secret", "");
    Files.writeString(secretFile, FIRST_SECRET);
    server = new AuthorizationServer(scenario.script, scenario.lifeSeconds, FIRST_SECRET);
    api = new PaymentApi(server, subject == Subject.NOBODY);
    control = new PaymentApi(server, true);
    var unused = server.firstIssued().thenRun(() -> scenario.events.forEach(this::schedule));
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

  void revokeOldSecret() {
    server.acceptSecret(NEXT_SECRET);
  }

  void swapSecretFile() throws IOException {
    Path next = Files.createTempFile(secretFile.getParent(), "secret", "");
    Files.writeString(next, NEXT_SECRET);
    Files.move(next, secretFile, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the agent is told. */
  List<String> agentOptions() {
    return List.of(
        "bearer.token-url=" + server.url(),
        "bearer.hosts=127.0.0.1:" + api.port(),
        "bearer.client-id=shop",
        "bearer.client-secret-file=" + secretFile,
        "bearer.token-auth-method=client_secret_post",
        "bearer.on-token-failure=fail");
  }

  /** What the worker is told. */
  List<String> words() {
    return List.of(
        "tokenUrl=" + server.url(),
        "secretFile=" + secretFile,
        "apiUrl=" + api.url(),
        "controlUrl=" + control.url());
  }

  @Override
  public void close() throws IOException {
    server.close();
    api.close();
    control.close();
    Files.delete(secretFile);
  }
}
