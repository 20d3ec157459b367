package bearer.agent.install;

import bearer.agent.base.Privileged;
import bearer.agent.bridge.Decider;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.clients.HttpUrlConnectionCall;
import bearer.agent.clients.JavaNetHttpClientCall;
import bearer.agent.clients.JdkCall;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Hop;
import bearer.agent.rules.Policy;
import java.io.IOException;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's end of the bridge: passes each question on to who can answer it. */
final class Decisions implements Decider {
  private final Policy policy;
  private final Log log;
  private volatile Pair[] pairs = {};
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
    Asked asked = new Asked(client, scheme, host, port, path, authorization);
    Edit edit = policy.outgoing(asked, asked);
    return edit == null ? null : headerEdit(edit);
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
    policy.sent(exchange, edit == null ? null : edit(edit));
  }

  @Override
  public void refused(String client, Object exchange, @Nullable String challenges) {
    policy.answered(exchange, null, 401, challenges);
  }

  @Override
  public boolean again(String client, Object exchange, String method, boolean repeatable) {
    return policy.again(exchange, method, repeatable);
  }

  /** The same one for the same edit, and a few of them known by what they came from. */
  private HeaderEdit headerEdit(Edit edit) {
    for (Pair pair : pairs) {
      if (pair.edit == edit) {
        return pair.headerEdit;
      }
    }
    Pair made = new Pair(edit);
    Pair[] before = pairs;
    Pair[] after = new Pair[Math.min(before.length + 1, 8)];
    System.arraycopy(before, 0, after, 1, after.length - 1);
    after[0] = made;
    pairs = after;
    return made.headerEdit;
  }

  private @Nullable Edit edit(HeaderEdit headerEdit) {
    for (Pair pair : pairs) {
      if (pair.headerEdit == headerEdit) {
        return pair.edit;
      }
    }
    return null;
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
            + problem);
  }

  /** An edit as today's woven code takes it. */
  private static final class Pair implements Headers<List<String>> {
    private final Edit edit;
    private final HeaderEdit headerEdit;
    private @Nullable String name;
    private @Nullable String value;

    Pair(Edit edit) {
      this.edit = edit;
      List<String> removed = new ArrayList<>();
      edit.applyTo(removed, this);
      headerEdit = new HeaderEdit(removed.toArray(new String[0]), name, value);
    }

    @Override
    public void remove(List<String> removed, String header) {
      removed.add(header);
    }

    @Override
    public void set(List<String> removed, String header, String text) {
      name = header;
      value = text;
    }
  }

  private static final class Asked implements Hop<Asked> {
    private final String client;
    private final @Nullable String scheme;
    private final @Nullable String host;
    private final int port;
    private final @Nullable String path;
    private final @Nullable String authorization;

    Asked(
        String client,
        @Nullable String scheme,
        @Nullable String host,
        int port,
        @Nullable String path,
        @Nullable String authorization) {
      this.client = client;
      this.scheme = scheme;
      this.host = host;
      this.port = port;
      this.path = path;
      this.authorization = authorization;
    }

    @Override
    public String client() {
      return client;
    }

    @Override
    public Fact tls(Asked asked) {
      return Fact.UNKNOWN;
    }

    @Override
    public Fact forwardProxy(Asked asked) {
      return Fact.UNKNOWN;
    }

    @Override
    public List<String> headers(Asked asked, String name) {
      return authorization == null
          ? Collections.<String>emptyList()
          : Collections.singletonList(authorization);
    }

    @Override
    public @Nullable String redirectedFrom(Asked asked) {
      return UNKNOWN;
    }

    @Override
    public String method(Asked asked) {
      return "?";
    }

    @Override
    public @Nullable String scheme(Asked asked) {
      return asked.scheme;
    }

    @Override
    public @Nullable String host(Asked asked) {
      return asked.host;
    }

    @Override
    public int port(Asked asked) {
      return asked.port;
    }

    @Override
    public String target(Asked asked) {
      return asked.path == null ? "/" : asked.path;
    }

    @Override
    public @Nullable String header(Asked asked, String name) {
      return asked.authorization;
    }
  }
}
