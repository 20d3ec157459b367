package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What sits on Netty's codecs, with a hook of its own or without: whoever decides about a head, it
 * is decided once.
 */
class CountedOnceIT {
  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private final Sending sending = new Sending();

  @ParameterizedTest
  @CsvSource({
    "NettyHttp, netty-4.2.20, http1",
    "Netty3Http, netty3-3.10.6, http1",
    "AsyncHttpClient1, asynchttpclient1-1.9.40, http1",
    "VertxHttpClient, vertx-4.5.22, http1",
    "VertxHttpClient, vertx-4.5.22, http2",
    "ReactorNetty, reactor-netty-1.1.22, http1",
    "ReactorNetty, reactor-netty-1.1.22, http2",
    "ReactorNetty, reactor-netty-1.3.7, http2",
    "AsyncHttpClient, asynchttpclient-2.12.4, http1",
    "AsyncHttpClient, asynchttpclient-3.0.13, http1",
    "AsyncHttpClient, asynchttpclient-3.0.13, http2"
  })
  void twoCalls_areCountedAsTwo(String adapter, String row, String version) throws IOException {
    List<Jdk> jdks = Jdks.all();
    JavaCommand command =
        sending
            .configured(jdks.get(jdks.size() - 1))
            .properties(Tls.properties())
            .property("bearer.hosts", "localhost:" + Api.CONFIGURED.httpsPort())
            .agent()
            .apps()
            .client(row)
            .main(
                "bearer.it.apps.SendAndManage",
                adapter,
                Api.CONFIGURED.https(sending.path + adapter),
                version);
    assertThat(told(command, "send", "send", "jmx", "await type=Rule,name=default"))
        .startsWith("ready", "200", "200", "used");
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapter, adapter));
  }

  /** What the program says to each line, and at last how many calls were counted. */
  private List<String> told(JavaCommand command, String... lines) throws IOException {
    List<String> told = new ArrayList<>();
    try (JavaProcess process = JavaProcess.start(command);
        Watchdog watchdog = Watchdog.over(process.process(), 90)) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      told.add(Objects.requireNonNull(stdout.readLine(), process.stderr()));
      List<String> all = new ArrayList<>(Arrays.asList(lines));
      all.add("get type=Rule,name=default CallsWithToken");
      all.add("get type=Rule,name=default CallsWithoutToken");
      for (String line : all) {
        process.stdin().write((line + '\n').getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
        told.add(Objects.requireNonNull(stdout.readLine(), process.stderr()));
      }
      assertThat(told).endsWith("2", "0");
      process.stdin().close();
      assertThat(process.join()).isZero();
      assertThat(process.stderr()).doesNotContain(" WARN ");
    }
    return told;
  }
}
