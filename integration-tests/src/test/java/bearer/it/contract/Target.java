package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawServer;
import bearer.it.servers.Tls;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of one client on one JDK, with its forked JVMs (one for each {@link Setup} that is
 * asked for) and the servers that it shares with nobody. For one thread.
 */
final class Target implements AutoCloseable {
  private final ClientVersion client;
  private final Jdk jdk;
  private final Map<Setup, AgentJvm> jvms = new EnumMap<>(Setup.class);

  /** Plain http on a port of {@code localhost} that the agent is configured for. */
  final RawServer configured = new RawServer();

  /** Plain http on a port that it is not configured for. */
  final RawServer other = new RawServer();

  final RawProxy proxy = new RawProxy(Api.CONFIGURED.httpsPort());

  private Target(ClientVersion client, Jdk jdk) {
    this.client = client;
    this.jdk = jdk;
  }

  static Stream<Target> each(Stream<ClientVersion> clients) {
    return clients.flatMap(
        client ->
            Jdks.from(client.oldestJdk())
                .filter(jdk -> client.everyJdk() || Jdks.oldestOrNewest(jdk))
                .map(jdk -> new Target(client, jdk)));
  }

  Jdk jdk() {
    return jdk;
  }

  ClientVersion client() {
    return client;
  }

  /** Sends a call by this client in the JVM with this setup; one answer for each time. */
  List<Answer> send(Setup setup, Call call) {
    return jvm(setup).send(call.by(client.adapter()));
  }

  AgentJvm jvm(Setup setup) {
    return jvms.computeIfAbsent(setup, this::start);
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
    JavaCommand command =
        JavaCommand.on(jdk)
            .apps()
            .properties(Tls.properties())
            .property("sun.net.http.allowRestrictedHeaders", "true") // for a Host of one's own
            .property("jdk.httpclient.allowRestrictedHeaders", "host")
            .property("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
    client.directories().forEach(command::client);
    return command;
  }

  /** What {@code bearer.hosts} is set to. */
  String hosts() {
    Api api = Api.CONFIGURED;
    return Stream.of(
            "localhost:" + api.port(),
            "localhost:" + api.httpsPort(),
            "[::1]:" + api.port(),
            "localhost:" + configured.port(),
            "api.example.test")
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() throws IOException {
    try {
      jvms.forEach((setup, jvm) -> jvm.finish(setup.quiet()));
    } finally {
      jvms.values().forEach(AgentJvm::close);
      configured.close();
      other.close();
      proxy.close();
    }
  }

  @Override
  public String toString() {
    return client + " on " + jdk;
  }
}
