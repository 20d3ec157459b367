package bearer.it.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawServer;
import bearer.it.servers.Tls;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of one client on one JDK, with its forked JVMs (one for each {@link Setup} that is
 * asked for) and the servers that it shares with nobody. For one thread.
 */
final class Target extends Subject implements AutoCloseable {
  private static final String ELSEWHERE = "tried with another client, version or JDK";

  private final Map<Setup, AgentJvm> jvms = new EnumMap<>(Setup.class);

  private final Set<Setup> setups;

  /** In the test that runs. */
  private final Set<Setup> used = EnumSet.noneOf(Setup.class);

  private final StringBuilder ended = new StringBuilder();
  private final List<Closeable> servers = new ArrayList<>();
  private @Nullable RawServer configured;
  private @Nullable RawServer other;
  private @Nullable RawProxy proxy;

  /** With any setup. */
  Target(ClientOnJdk about) {
    this(about, EnumSet.allOf(Setup.class));
  }

  /** A test that asks for another setup is left out. */
  Target(ClientOnJdk about, Set<Setup> setups) {
    super(about);
    this.setups = setups;
  }

  /** Plain http on a port of {@code localhost} that the agent is configured for. */
  RawServer configured() {
    RawServer server = configured == null ? opened(new RawServer()) : configured;
    configured = server;
    return server;
  }

  /** Plain http on a port that it is not configured for. */
  RawServer other() {
    RawServer server = other == null ? opened(new RawServer()) : other;
    other = server;
    return server;
  }

  RawProxy proxy() {
    RawProxy server = proxy == null ? opened(new RawProxy(Api.CONFIGURED.httpsPort())) : proxy;
    proxy = server;
    return server;
  }

  private <S extends Closeable> S opened(S server) {
    servers.add(server);
    return server;
  }

  /** Sends a call by this client in the JVM with this setup; one answer for each time. */
  List<Answer> send(Setup setup, Call call) {
    return jvm(setup).send(call.by(about.client().adapter.getName()));
  }

  /** Those of some that this is tried with. */
  List<Setup> of(Setup... some) {
    return Stream.of(some).filter(setups::contains).toList();
  }

  /** For what takes long and is seen once of each library. */
  void onlyOnce() {
    assumeTrue(Matrix.hasOnce(about), ELSEWHERE);
  }

  AgentJvm jvm(Setup setup) {
    assumeTrue(setups.contains(setup), ELSEWHERE);
    used.add(setup);
    return jvms.computeIfAbsent(setup, this::start);
  }

  /** Ends a JVM and answers its stderr; the next call with this setup gets another one. */
  String end(Setup setup) {
    try (AgentJvm jvm = jvm(setup)) {
      jvms.remove(setup);
      String stderr = jvm.finish(false);
      ended.append(stderr);
      return stderr;
    }
  }

  private AgentJvm start(Setup setup) {
    JavaCommand command = command();
    if (setup == Setup.NONE) {
      return AgentJvm.withoutAgent(command);
    }
    if (setup == Setup.OVERWRITE) {
      command.option("-Xverify:all");
    }
    return new AgentJvm(command.properties(setup.properties()).property("bearer.hosts", hosts()));
  }

  /** The JVM without an agent. */
  JavaCommand command() {
    return about
        .command()
        .properties(Tls.properties())
        .property("sun.net.http.allowRestrictedHeaders", "true") // for a Host of one's own
        .property("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  /** What {@code bearer.hosts} is set to. */
  String hosts() {
    Api api = Api.CONFIGURED;
    return Stream.of(
            "localhost:" + api.port(),
            "localhost:" + api.httpsPort(),
            "[::1]:" + api.port(),
            "localhost:" + configured().port(),
            "api.example.test")
        .collect(Collectors.joining(","));
  }

  @Override
  void begin() {
    used.clear();
    ended.setLength(0);
  }

  @Override
  String stderr() {
    return ended
        + jvms.entrySet().stream()
            .filter(jvm -> used.contains(jvm.getKey()))
            .map(jvm -> jvm.getValue().stderr())
            .collect(Collectors.joining());
  }

  @Override
  public void close() throws IOException {
    try {
      if (!stopped()) {
        jvms.forEach((setup, jvm) -> jvm.finish(setup.quiet()));
      }
    } catch (AssertionError e) {
      throw TellsStderr.failure(this, e);
    } finally {
      jvms.values().forEach(AgentJvm::close);
      for (Closeable server : servers) {
        server.close();
      }
    }
  }
}
