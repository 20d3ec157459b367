package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.PortForwarder;
import bearer.it.servers.Tls;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every client sends a request over https, each in a loader and to a port of its own, and a minute
 * later nothing has been said but of a connection without a request.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
@Order(1) // it waits most of the time
class NoBlindSpotIT {
  private final Jdk jdk;
  @TempDir Path directory;

  NoBlindSpotIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** The oldest and the newest. */
  static Stream<Jdk> jdks() {
    List<Jdk> all = Jdks.all();
    return Stream.of(all.get(0), all.get(all.size() - 1)).distinct();
  }

  @Test
  void everyClient_aMinuteAfterItsRequest_isNoBlindSpot() throws IOException {
    List<PortForwarder> ports = new ArrayList<>();
    List<String> programs = new ArrayList<>();
    for (ClientVersion client : clients()) {
      PortForwarder port = forward(ports);
      String url = "https://localhost:" + port.port() + "/" + client.row;
      programs.add(program(client, "SendEach", client.adapter.getSimpleName(), url));
    }
    PortForwarder unused = forward(ports);
    programs.add(
        program(
            clients().get(0),
            "OpenEach",
            "0",
            "UnusedUrlConnection",
            "https://localhost:" + unused.port() + "/",
            "wait",
            "-"));
    String last = "localhost:" + unused.port() + " was opened by HttpURLConnection";
    try (JavaProcess process = JavaProcess.start(command(ports, programs), last)) {
      String stdout = new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
      process.join(); // it was ended as it said the last thing
      assertThat(stdout.lines().filter(line -> line.endsWith(" 200"))).hasSize(clients().size());
      assertThat(process.stderr().lines().filter(line -> !line.startsWith("in ")))
          .containsExactly(
              "[bearer-agent] WARN BA-212 a connection to "
                  + last
                  + ", but no request of it has been seen");
    }
    for (PortForwarder port : ports) {
      port.close();
    }
  }

  private List<ClientVersion> clients() {
    return ClientOnJdk.forCalls()
        .filter(it -> it.jdk() == jdk)
        .map(ClientOnJdk::client)
        .filter(client -> !client.isFacade())
        .filter(client -> !client.row.contains("osgi")) // not in one loader
        .toList();
  }

  private static PortForwarder forward(List<PortForwarder> ports) {
    PortForwarder port = new PortForwarder(Api.CONFIGURED.httpsPort());
    ports.add(port);
    return port;
  }

  /** A line for {@code InLoaders}. */
  private String program(ClientVersion client, String main, String... arguments) {
    List<Path> classPath = new ArrayList<>();
    classPath.addAll(jdk.feature() < 11 ? JavaCommand.APPS.subList(0, 1) : JavaCommand.APPS);
    classPath.addAll(ClientTable.jars(client.row));
    return String.join(
        "\t",
        client.toString(),
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        "bearer.it.apps." + main,
        String.join("\t", arguments));
  }

  private JavaCommand command(List<PortForwarder> ports, List<String> programs) throws IOException {
    return JavaCommand.on(jdk)
        .agent()
        .apps()
        .properties(Setup.ADD.properties())
        .properties(Tls.properties())
        .property(
            "bearer.hosts",
            ports.stream().map(port -> "localhost:" + port.port()).collect(Collectors.joining(",")))
        .property("bearer.client-id", "it-no-blind-spot")
        .property("bearer.client-secret", "s3cret")
        .property("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog")
        .main(
            "bearer.it.apps.InLoaders",
            Files.write(directory.resolve("programs"), programs).toString());
  }
}
