package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.life.LibraryFiles.Member;
import bearer.it.servers.Api;
import bearer.it.servers.PortForwarder;
import bearer.it.servers.RawProxy;
import bearer.it.servers.Tls;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections past every client that the agent knows: one line each, with who opens them. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class BlindSpotsIT {
  private static final String RAW = "bearer.it.openers.RawSocket.get (classes)";
  private static final String OPENED = " are opened by ";

  /** What opens a connection, and how the line begins that says so; empty for none. */
  private static final List<Way> WAYS =
      here(
          new Way("RawSocket$ByName", RAW),
          new Way("RawSocket$Unconnected", RAW),
          new Way("RawSocket$ByAddress", RAW),
          new Way("RawSocket$Layered", RAW),
          new Way("RawSocket$Tunnel", RAW),
          new Way("RawSocket$Wrapped", RAW),
          new Way("RawSocket$HandshakeOnly", ""),
          new Way("OkHttpInterceptor", RAW + ", called by okhttp3."),
          new Way("HttpCore4", "org.apache.http.impl.BHttpConnectionBase."),
          new Way("ApacheHttpAsyncClient4", ""),
          new Way("ApacheHttpAsyncClient5", ""),
          new Way("Jodd", ""),
          new Way("Jetty", ""),
          new Way("AsyncHttpClient", ""),
          new Way("ReactorNetty$OpenSsl", ""),
          new Way("ReactorNetty$Proxied", ""),
          new Way("VertX", ""),
          new Way("BouncyCastle$ByName", RAW),
          new Way("BouncyCastle$Layered", RAW));

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

  /** With the port by which its connections are told. */
  private record Way(String opener, String said, PortForwarder port) {
    Way(String opener, String said) {
      this(opener, said, new PortForwarder(Api.CONFIGURED.httpsPort()));
    }

    String host() {
      return "localhost:" + port.port();
    }
  }

  /** OpenSSL's library in the table of versions is one for Linux on x86-64. */
  private static List<Way> here(Way... ways) {
    boolean linux =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    return Stream.of(ways).filter(way -> linux || !way.opener.endsWith("$OpenSsl")).toList();
  }

  private static final RawProxy PROXY = new RawProxy(Api.CONFIGURED.httpsPort());

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  BlindSpotsIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void unknownOpener_ofEveryKind_isNamedOnce() {
    Finished finished = run(command(WAYS).property("bearer.mode", "observe").agent(), WAYS);
    for (Way way : WAYS) {
      List<String> lines = lines(finished.stderr(), way);
      assertThat(lines).as(way.opener).hasSize(way.said.isEmpty() ? 0 : 1);
      assertThat(lines).as(way.opener).allMatch(line -> line.startsWith(way.said));
      assertThat(lines)
          .as(way.opener)
          .allMatch(line -> line.contains(".jar)") || way.said.startsWith(RAW));
    }
    assertThat(said(finished.stderr()))
        .hasSize((int) WAYS.stream().filter(way -> !way.said.isEmpty()).count());
  }

  @Test
  void blindSpotsOff_nothingIsSaid() {
    List<Way> raw = ways("RawSocket$ByName", "RawSocket$Layered", "Jetty");
    assertThat(said(run(command(raw).property("bearer.blind-spots", "off").agent(), raw).stderr()))
        .isEmpty();
  }

  @Test
  void otherPortAndOtherHost_nothingIsSaid() {
    List<Way> raw = ways("RawSocket$ByName", "RawSocket$Layered", "RawSocket$Tunnel", "Jetty");
    JavaCommand command = command(ways("Jodd")).agent();
    assertThat(said(run(command, raw).stderr())).isEmpty();
  }

  @Test
  void clientsAndTokenRequest_overHttpsOfTheSameHost_nothingIsSaid() {
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).agent())
            .properties(Tls.properties())
            .property("bearer.hosts", "localhost:" + Api.CONFIGURED.httpsPort())
            .property("bearer.token-url", Api.CONFIGURED.https("/oauth2/token"));
    List<String> arguments = new ArrayList<>();
    for (String adapter : Sending.adapters(jdk)) {
      arguments.addAll(List.of(adapter, Api.CONFIGURED.https(sending.path + adapter)));
    }
    Finished finished =
        JavaProcess.run(command.main("bearer.it.apps.SendOnce", arguments.toArray(String[]::new)));
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.adapters(jdk)));
  }

  @Test
  void attached_connectionsFromThenOnAreSeen() throws Exception {
    List<Way> before = ways("RawSocket$ByName", "Jetty");
    List<Way> after = ways("RawSocket$Unconnected", "RawSocket$Tunnel", "BouncyCastle$ByName");
    List<String> arguments = arguments(before);
    arguments.addAll(List.of("wait", "-"));
    arguments.addAll(arguments(after).subList(1, 1 + 2 * after.size()));
    JavaCommand command = full(command(WAYS));
    if (jdk.feature() >= 21) {
      command.option("-XX:+EnableDynamicAgentLoading");
    }
    try (JavaProcess process =
        JavaProcess.start(
            command.main("bearer.it.apps.OpenEach", arguments.toArray(String[]::new)))) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      for (int i = 0; i < before.size() + 1; i++) {
        assertThat(stdout.readLine()).as(process.stderr()).endsWith(" ok");
      }
      attach(process);
      process.stdin().close();
      assertThat(stdout.lines()).as(process.stderr()).hasSize(3).allMatch(l -> l.endsWith(" ok"));
      assertThat(process.join()).isZero();
      assertThat(said(process.stderr())).hasSize(3);
      after.forEach(way -> assertThat(lines(process.stderr(), way)).hasSize(1));
    }
  }

  private static void attach(JavaProcess process) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.process().pid()));
    try {
      machine.loadAgent(JavaCommand.agentJar().toString());
    } catch (AgentLoadException e) {
      assertThat(e).hasMessage("0"); // how JDK 8 says to a newer one that all went well
    } finally {
      machine.detach();
    }
  }

  @Test
  void knownLibrary_thatCannotBeWoven_isNamedByBothCodes() {
    LibraryFiles library = new LibraryFiles("apache-4.5.14");
    Member head =
        library.declared("org/apache/http/protocol/HttpRequestExecutor").stream()
            .filter(member -> member.name().equals("execute"))
            .findFirst()
            .orElseThrow();
    Path changed = directory.resolve("changed.jar");
    LibraryChange.RENAMED.write(changed, library, head);
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).agent().classPath(changed))
            .properties(Tls.properties())
            .property("bearer.hosts", "localhost:" + Api.CONFIGURED.httpsPort());
    Finished finished =
        JavaProcess.run(
            command.main(
                "bearer.it.apps.SendOnce", Sending.APACHE, Api.CONFIGURED.https(sending.path)));
    assertThat(finished.stdout()).startsWith(Sending.APACHE + " 200");
    assertThat(finished.stderr().lines().map(line -> line.replaceFirst("(BA-...).*", "$1")))
        .containsExactly("[bearer-agent] WARN BA-202", "[bearer-agent] WARN BA-211");
  }

  @Test
  void threeThousandConnections_inASmallHeap_areNotKept() {
    Way many = new Way("RawSocket$Many", RAW);
    List<Way> ways = List.of(many);
    Finished finished = run(command(ways).option("-Xmx24m").agent(), ways);
    assertThat(lines(finished.stderr(), many)).hasSize(1);
  }

  private static List<Way> ways(String... openers) {
    return WAYS.stream().filter(way -> List.of(openers).contains(way.opener)).toList();
  }

  /** Without what libraries print. */
  private static List<String> said(String stderr) {
    return stderr.lines().filter(line -> line.startsWith("[bearer-agent] ")).toList();
  }

  /** What a line says behind the port. */
  private static List<String> lines(String stderr, Way way) {
    return stderr
        .lines()
        .filter(line -> line.contains(" WARN BA-211 ") && line.contains(way.host() + OPENED))
        .map(line -> line.replaceFirst(".*" + OPENED, ""))
        .toList();
  }

  /** Without the agent, with what it needs. */
  private JavaCommand command(List<Way> configured) {
    String hosts = configured.stream().map(Way::host).collect(Collectors.joining(","));
    return sending.configured(jdk).property("bearer.hosts", hosts);
  }

  private static JavaCommand full(JavaCommand command) {
    JavaCommand full = Sending.quiet(command.properties(Tls.properties()).apps());
    LIBRARIES.forEach(full::client);
    return full.property("it.certificate", Tls.certificate())
        .property("org.eclipse.jetty.LEVEL", "OFF");
  }

  private List<String> arguments(List<Way> ways) {
    List<String> arguments = new ArrayList<>(List.of(PROXY.address().replaceFirst(".*:", "")));
    for (Way way : ways) {
      arguments.addAll(List.of(way.opener, "https://" + way.host() + sending.path));
    }
    return arguments;
  }

  private Finished run(JavaCommand command, List<Way> ways) {
    Finished finished =
        JavaProcess.run(
            full(command).main("bearer.it.apps.OpenEach", arguments(ways).toArray(String[]::new)));
    assertThat(finished.stdout().lines())
        .as(finished.stderr())
        .containsExactlyElementsOf(ways.stream().map(way -> way.opener + " ok").toList());
    return finished;
  }
}
