package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server on the codec that clients are woven in, whose caller even comes from an address that is
 * configured: what it writes is the same, byte for byte.
 */
class NettyServerIT {
  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private static final String REQUESTS =
      "GET /whole HTTP/1.1\r\nHost: a\r\nx-picpay-token: 1\r\nAuthorization: Basic eA==\r\n\r\n"
          + "GET /chunked HTTP/1.1\r\nHost: a\r\n\r\n"
          + "HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n"
          + "POST /posted HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody"
          + "GET / HTTP/1.0\r\n\r\n";

  private final Sending sending = new Sending();

  @ParameterizedTest
  @ValueSource(strings = {"netty-4.0.56", "netty-4.1.140", "netty-4.2.20", "netty3-3.10.6"})
  void server_withTheAgent_writesTheSameBytes(String row) throws IOException {
    List<Jdk> jdks = Jdks.all();
    Jdk jdk = jdks.get(row.contains("-4.0.") ? 0 : jdks.size() - 1);
    int port = freePort();
    JavaCommand agent =
        sending
            .configured(jdk)
            .property("bearer.hosts", "127.0.0.1:" + port)
            .property("bearer.allow-http", "true")
            .agent();
    String with = answers(agent.apps().client(row), program(row), port);
    String without = answers(sending.configured(jdk).apps().client(row), program(row), freePort());
    assertThat(with).isEqualTo(without);
    assertThat(with).contains("HTTP/1.1 100", "x-picpay-token: trailer", "GET / [");
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static String program(String row) {
    return row.startsWith("netty3")
        ? "bearer.it.apps.ServeByNetty3"
        : "bearer.it.apps.ServeByNetty";
  }

  private static String answers(JavaCommand command, String program, int from) throws IOException {
    command.main(program);
    try (JavaProcess process = JavaProcess.start(command);
        Watchdog watchdog = Watchdog.over(process.process(), 90);
        Socket socket = new Socket()) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      String port = Objects.requireNonNull(stdout.readLine(), process.stderr());
      InetAddress own = InetAddress.getLoopbackAddress();
      socket.bind(new InetSocketAddress(own, from));
      socket.connect(new InetSocketAddress(own, Integer.parseInt(port)));
      socket.getOutputStream().write(REQUESTS.getBytes(StandardCharsets.US_ASCII));
      byte[] all = socket.getInputStream().readAllBytes();
      process.stdin().close();
      assertThat(process.join()).isZero();
      assertThat(process.stderr()).isEmpty();
      return new String(all, StandardCharsets.ISO_8859_1);
    }
  }
}
