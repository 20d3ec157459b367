package bearer.benchmarks.store;

import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.RedisServer;
import bearer.sandbox.Request;
import bearer.sandbox.ResourceServer;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import bearer.sandbox.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An authorization server that takes 100 ms, an API, a Redis server, and JVMs for them. */
final class Stage implements AutoCloseable {
  static final Path AGENT = Path.of("agent", "target", "bearer-agent.jar").toAbsolutePath();
  private static final Path CLASSES = Path.of("benchmarks", "target", "classes").toAbsolutePath();

  private static final long SERVER_MILLIS = 100;
  private static final String SECRET = "s3cret";
  private static final Script OPEN = Script.always(Answer.json(200, "{}"));

  /** So that many JVMs that share two processors have the time to start. */
  private static final List<String> PATIENCE =
      List.of("-Dbearer.token-timeout=20s", "-Dbearer.token-store-timeout=2s");

  private final TokenEndpoint endpoint = new TokenEndpoint();
  private final List<Long> requests = new CopyOnWriteArrayList<>();
  private final AuthorizationServer server;
  private final LoopbackServer api;
  private final LoopbackServer control = LoopbackServer.http(OPEN);
  private final RedisServer redis = RedisServer.start();
  private final Path secretFile = Files.createTempFile("secret", "");

  /**
   * @param lifeSeconds of a token
   * @param oneLiveToken whether a token ends the one before
   */
  Stage(int lifeSeconds, boolean oneLiveToken) throws IOException {
    Files.writeString(secretFile, SECRET);
    endpoint.lifeSeconds(lifeSeconds);
    if (oneLiveToken) {
      endpoint.issuing(this::only);
    }
    server = AuthorizationServer.answering(this::count);
    Answer refusal = ResourceServer.challenge("Bearer error=\"invalid_token\"");
    api = LoopbackServer.http(new ResourceServer(endpoint.tokens(), refusal, OPEN));
  }

  private String only(String client) {
    endpoint.tokens().revokeAll();
    return Tokens.random();
  }

  private Answer count(Request request) throws IOException, InterruptedException {
    requests.add(System.nanoTime());
    return endpoint.after(SERVER_MILLIS).answer(request);
  }

  /** When tokens were asked for, in ticker nanoseconds. */
  List<Long> requests() {
    return requests;
  }

  RedisServer redis() {
    return redis;
  }

  /** JVMs with the agent that have this client in common. They do not run yet. */
  Members members(int size, String client, boolean withStore) throws IOException {
    endpoint.client(client, SECRET);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-javaagent:" + AGENT);
    command.add("-Dbearer.token-url=" + server.url("/token"));
    command.add("-Dbearer.hosts=127.0.0.1:" + api.port());
    command.add("-Dbearer.client-id=" + client);
    command.add("-Dbearer.client-secret-file=" + secretFile);
    command.add("-Dbearer.on-token-failure=fail");
    command.addAll(PATIENCE);
    if (withStore) {
      command.add("-Dbearer.token-store=redis://127.0.0.1:" + redis.port());
    }
    command.addAll(List.of("-cp", CLASSES.toString(), Member.class.getName()));
    command.addAll(List.of(api.url("/"), control.url("/")));
    return new Members(size, command);
  }

  @Override
  public void close() throws IOException {
    redis.close();
    server.close();
    api.close();
    control.close();
    Files.delete(secretFile);
  }
}
