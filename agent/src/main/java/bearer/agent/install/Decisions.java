package bearer.agent.install;

import bearer.agent.base.Privileged;
import bearer.agent.bridge.Decider;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.clients.HttpUrlConnectionCall;
import bearer.agent.clients.JavaNetHttpClientCall;
import bearer.agent.clients.JdkCall;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.policy.Policy;
import java.io.IOException;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** The agent's end of the bridge: passes each question on to who can answer it. */
final class Decisions implements Decider {
  private final Policy policy;
  private final Log log;
  private volatile @Nullable JdkCall httpUrlConnection;
  private volatile @Nullable JdkCall javaNetHttpClient;

  Decisions(Policy policy, Log log) {
    this.policy = policy;
    this.log = log;
  }

  @Override
  public @Nullable HeaderEdit outgoing(
      String client,
      @Nullable String scheme,
      @Nullable String host,
      int port,
      @Nullable String path,
      @Nullable String authorization)
      throws IOException {
    return policy.outgoing(client, scheme, host, port, path, authorization);
  }

  @Override
  public @Nullable Object replace(String point, Object self, @Nullable Object value)
      throws IOException {
    return call(point).replace(self, value);
  }

  @Override
  public int answer(int result, Object self, String point) throws IOException {
    return call(point).answer(self, result);
  }

  @Override
  public void sent(Object exchange, @Nullable HeaderEdit edit) {
    policy.replays().sent(exchange, edit);
  }

  @Override
  public void refused(String client, Object exchange, @Nullable String challenges) {
    policy.replays().refused(client, exchange, challenges);
  }

  @Override
  public boolean again(String client, Object exchange, String method, boolean repeatable) {
    return policy.replays().again(exchange, method, repeatable);
  }

  /** Made when first used, since on Java 8 one of them has no classes to work with. */
  private JdkCall call(String client) {
    if (client.equals("HttpURLConnection")) {
      JdkCall call = httpUrlConnection;
      return call != null ? call : (httpUrlConnection = newHttpUrlConnection());
    }
    JdkCall call = javaNetHttpClient;
    return call != null ? call : (javaNetHttpClient = newJavaNetHttpClient());
  }

  private static JdkCall newHttpUrlConnection() {
    return Privileged.run(
        new PrivilegedAction<JdkCall>() {
          @Override
          public JdkCall run() {
            try {
              return new HttpUrlConnectionCall();
            } catch (ReflectiveOperationException changed) {
              throw new IllegalStateException(changed);
            }
          }
        });
  }

  private static JdkCall newJavaNetHttpClient() {
    return Privileged.run(
        new PrivilegedAction<JdkCall>() {
          @Override
          public JdkCall run() {
            return new JavaNetHttpClientCall();
          }
        });
  }

  @Override
  public void failed(String client, Throwable problem) {
    log.throttled(
        Level.WARN,
        Code.HOOK_FAILED,
        client,
        "a request by "
            + client
            + " went out as the application built it, because the agent failed: "
            + problem,
        Field.client(client));
  }
}
