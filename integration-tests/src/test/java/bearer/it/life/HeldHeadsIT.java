package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.HostileServer;
import bearer.it.servers.HostileServer.Ending;
import bearer.it.servers.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that answer or leave while the head of a request waits on Netty for its token: its call
 * ends as it would without the agent, all of its buffers are released, and nothing of it is sent
 * when the token comes.
 */
class HeldHeadsIT {
  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private static final String LENGTH = "Content-Length: 0\r\n";
  private static final int RESET = 2; // of the servers, the one that answers and resets

  private final Sending sending = new Sending();

  @ParameterizedTest
  @ValueSource(strings = {"netty-4.0.56", "netty-4.1.140", "netty-4.2.20", "netty3-3.10.6"})
  void hostilePeer_whileAHeadIsHeld_endsTheCallAndNothingElse(String row) throws IOException {
    List<HostileServer> asked = servers(true);
    List<HostileServer> unasked = servers(false);
    String program = row.startsWith("netty3") ? "PostByNetty3" : "PostByNetty";
    String without = said(run(command(row), program, asked));
    if (row.startsWith("netty3")) { // as below, which it takes for a failure
      without = without.replaceAll("408|413", "closed");
    } else if (row.contains(
        "-4.0.")) { // it reads no answer to what it has not written, with nobody's help
      without = without.replaceAll("408|413", "no answer");
    }
    String[] innocent = {
      Api.OTHER.http(sending.path + "?when-asked=" + sending.clientId),
      Api.OTHER.http(sending.path + "?release=" + sending.clientId)
    };
    try (RawServer good = new RawServer()) {
      JavaCommand held =
          command(row)
              .agent()
              .property("bearer.token-url", Api.CONFIGURED.http("/oauth2/held"))
              .property("bearer.token-timeout", "60s")
              .property("bearer.allow-http", "true")
              .property("bearer.hosts", hosts(unasked, good.port()));
      JavaProcess.Finished with =
          run(held, program, unasked, innocent[0], innocent[1], String.valueOf(good.port()));
      assertThat(settled(said(with)))
          .as(with.stderr())
          .isEqualTo(settled(without).replace("done", "200\ndone"));
      assertThat(with.stderr()).isEmpty();
      assertThat(good.take())
          .singleElement()
          .satisfies(only -> assertThat(only.header("Authorization")).hasSize(1))
          .satisfies(only -> assertThat(only.body()).isEqualTo("bodybody"));
    }
    for (HostileServer server : unasked) {
      assertThat(server.received()).isZero();
      server.close();
    }
    for (HostileServer server : asked) {
      server.close();
    }
  }

  /** Otherwise the absence of any would say nothing. */
  @Test
  void leak_isTold() {
    JavaProcess.Finished finished = run(command("netty-4.1.140"), "PostByNetty", List.of(), "leak");
    assertThat(finished.stderr()).contains("LEAK: ");
  }

  private static List<HostileServer> servers(boolean asked) {
    String early = "HTTP/1.1 413 Too Large\r\n" + LENGTH;
    return Stream.of(
            new HostileServer(asked, "HTTP/1.1 408 Timeout\r\n" + LENGTH + "\r\n", Ending.FIN),
            new HostileServer(asked, early + "Connection: close\r\n\r\n", Ending.OPEN),
            new HostileServer(asked, early + "\r\n", Ending.RST),
            new HostileServer(asked, "", Ending.FIN),
            new HostileServer(asked, "", Ending.RST),
            new HostileServer(asked, "\u0001 garbage\r\n\r\n\r\n", Ending.OPEN),
            new HostileServer(asked, "HTTP/1.1 200 OK\r\nContent-Le", Ending.FIN))
        .toList();
  }

  /** What was answered before the connection was reset has been read by then, or is lost. */
  private static String settled(String said) {
    List<String> lines = new ArrayList<>(said.lines().toList());
    lines.set(RESET, lines.get(RESET).replaceAll("413|no answer|closed", "reset"));
    return String.join("\n", lines);
  }

  private static String hosts(List<HostileServer> servers, int good) {
    return servers.stream()
        .map(server -> "localhost:" + server.port())
        .collect(Collectors.joining(",", "", ",localhost:" + good));
  }

  private JavaCommand command(String row) {
    List<Jdk> jdks = Jdks.all();
    Jdk jdk = jdks.get(row.contains("-4.0.") ? 0 : jdks.size() - 1);
    return sending
        .configured(jdk)
        .property("io.netty.leakDetection.level", "paranoid")
        .property("io.netty.leakDetectionLevel", "paranoid") // what it was called in 4.0
        .apps()
        .client(row);
  }

  private static JavaProcess.Finished run(
      JavaCommand command, String program, List<HostileServer> servers, String... more) {
    List<String> arguments = new ArrayList<>();
    servers.forEach(server -> arguments.add(String.valueOf(server.port())));
    arguments.addAll(List.of(more));
    return JavaProcess.run(
        command.main("bearer.it.apps." + program, arguments.toArray(String[]::new)));
  }

  private static String said(JavaProcess.Finished finished) {
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    return finished.stdout();
  }
}
