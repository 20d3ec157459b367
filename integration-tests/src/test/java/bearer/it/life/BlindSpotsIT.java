package bearer.it.life;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.PortForwarder;
import bearer.it.servers.RawProxy;
import bearer.it.servers.Tls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections past every client that the agent knows: one line each, with who opens them. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class BlindSpotsIT {
  private static final String APPS = " (classes)";
  private static final String OPENED = " are opened by ";

  /** What opens a connection, and what is said of it; nothing where that is empty. */
  private static final Map<String, String> WAYS =
      Map.ofEntries(
          entry("RawSocket$ByName", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$Unconnected", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$ByAddress", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$Layered", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$Tunnel", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$Wrapped", "bearer.it.openers.RawSocket.get" + APPS),
          entry("RawSocket$HandshakeOnly", ""),
          entry(
              "OkHttpInterceptor",
              "bearer.it.openers.RawSocket.get" + APPS + ", called by okhttp3."),
          entry(
              "HttpCore4",
              "org.apache.http.impl.BHttpConnectionBase.getSocketOutputStream (httpcore-4.4.16.jar),"
                  + " called by bearer.it.openers.HttpCore4.open"),
          entry("ApacheHttpAsyncClient4", "org.apache.http.nio."),
          entry("ApacheHttpClient5", "org.apache.hc.core5.http.impl.io.BHttpConnectionBase."),
          entry("Jodd", "jodd.http."),
          entry("Jetty", "org.eclipse.jetty."),
          entry("AsyncHttpClient", "org.asynchttpclient.netty."),
          entry("ReactorNetty$OpenSsl", "io.netty.handler.ssl.OpenSslContext.newEngine0"),
          entry("ReactorNetty$Proxied", "reactor.netty."),
          entry("VertX", "io.vertx.core.net."),
          entry("BouncyCastle$ByName", "bearer.it.openers.RawSocket.get" + APPS),
          entry("BouncyCastle$Layered", "bearer.it.openers.RawSocket.get" + APPS));

  private static final List<String> LIBRARIES =
      List.of(
          "openers-httpcore4",
          "openers-httpclient5",
          "openers-jodd",
          "openers-jetty",
          "openers-netty",
          "openers-asynchttpclient",
          "openers-reactor",
          "openers-vertx",
          "openers-bouncycastle",
          "okhttp-3.14.9");

  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final RawProxy proxy = new RawProxy(Api.CONFIGURED.httpsPort());
  private final Map<String, PortForwarder> ports = new LinkedHashMap<>();

  BlindSpotsIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @BeforeEach
  void openPorts() {
    WAYS.keySet().stream()
        .sorted()
        .forEach(way -> ports.put(way, new PortForwarder(Api.CONFIGURED.httpsPort())));
  }

  @AfterEach
  void closePorts() throws IOException {
    proxy.close();
    for (PortForwarder port : ports.values()) {
      port.close();
    }
  }

  @Test
  void unknownOpener_ofEveryKind_isNamedOnce() {
    Finished finished = run(command().property("bearer.mode", "observe"));
    Map<String, String> said = new LinkedHashMap<>();
    for (String way : ports.keySet()) {
      said.put(way, String.join("\n", lines(finished, ports.get(way).port())));
    }
    said.forEach(
        (way, line) -> {
          String expected = WAYS.get(way);
          if (expected.isEmpty()) {
            assertThat(line).as(way).isEmpty();
          } else {
            assertThat(line).as(way).startsWith(expected).doesNotContain("\n");
          }
        });
    assertThat(finished.stderr().lines()).hasSize(WAYS.size() - 1);
  }

  /** What a line says behind the port. */
  private static List<String> lines(Finished finished, int port) {
    return finished
        .stderr()
        .lines()
        .filter(line -> line.contains(" WARN BA-211 ") && line.contains(":" + port + OPENED))
        .map(line -> line.replaceFirst(".*" + OPENED, ""))
        .toList();
  }

  private JavaCommand command() {
    return sending.configured(jdk).property("bearer.hosts", hosts()).agent();
  }

  private String hosts() {
    List<String> hosts = new ArrayList<>();
    ports.values().forEach(port -> hosts.add("localhost:" + port.port()));
    return String.join(",", hosts);
  }

  private Finished run(JavaCommand command, String... ways) {
    JavaCommand full = Sending.quiet(command.properties(Tls.properties()).apps());
    LIBRARIES.forEach(full::client);
    full.property("bearer.it.certificate", Tls.certificate())
        .property("org.slf4j.simpleLogger.defaultLogLevel", "off")
        .property("org.eclipse.jetty.LEVEL", "OFF");
    List<String> arguments = new ArrayList<>(List.of(proxy.address().replaceFirst(".*:", "")));
    List<String> expected = new ArrayList<>();
    for (String way : ways.length == 0 ? ports.keySet() : List.of(ways)) {
      arguments.add(way);
      arguments.add("https://localhost:" + ports.get(way).port() + sending.path);
      expected.add(way + " ok");
    }
    Finished finished =
        JavaProcess.run(full.main("bearer.it.apps.OpenEach", arguments.toArray(String[]::new)));
    assertThat(finished.stdout().lines()).as(finished.stderr()).containsExactlyElementsOf(expected);
    return finished;
  }
}
