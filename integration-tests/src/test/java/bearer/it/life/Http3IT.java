package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import bearer.it.servers.TokenEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client over HTTP/3, to a server that speaks nothing else. */
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class Http3IT {
  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final String bearer = "Bearer " + TokenEndpoint.tokenFor(sending.clientId);
  private @Nullable JavaProcess server; // there is none without a JDK
  private BufferedReader seen;
  private String port;

  Http3IT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.from(26);
  }

  @BeforeEach
  void start() throws IOException {
    JavaProcess started =
        JavaProcess.start(
            JavaCommand.on(jdk)
                .apps()
                .client("http3-server-4.2.18")
                .main("bearer.it.apps.Http3Server", Tls.keystore(), Tls.PASSWORD));
    server = started;
    seen = new BufferedReader(new InputStreamReader(started.stdout(), StandardCharsets.UTF_8));
    port = seen.readLine();
    assertThat(port).as("%s", started.stderr()).isNotNull();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "async:"})
  void configuredHost_carriesTheTokenInsteadOfTheLegacyHeader(String how) throws IOException {
    send(how + url("localhost", "/a"), url("localhost", "/b"));

    assertThat(List.of(seen.readLine(), seen.readLine()))
        .containsExactly(
            "GET localhost:" + port + "/a [" + bearer + "] []",
            "GET localhost:" + port + "/b [" + bearer + "] []");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isEqualTo(1);
  }

  @Test
  void anotherHost_isUntouched() throws IOException {
    send(url("127.0.0.1", "/a"));

    assertThat(seen.readLine()).isEqualTo("GET 127.0.0.1:" + port + "/a [] [legacy]");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isZero();
  }

  /** The JDK's client takes along what the application has set itself. */
  @Test
  void redirectToAnotherHost_getsNoToken() throws IOException {
    send(url("localhost", "/to/127.0.0.1:" + port + "/b"));

    assertThat(List.of(seen.readLine(), seen.readLine()))
        .containsExactly(
            "GET localhost:" + port + "/to/127.0.0.1:" + port + "/b [" + bearer + "] []",
            "GET 127.0.0.1:" + port + "/b [] [legacy]");
  }

  private String url(String host, String path) {
    return "https://" + host + ":" + port + path;
  }

  private void send(String... urls) {
    JavaProcess.Finished finished =
        JavaProcess.run(
            sending
                .configured(jdk)
                .property("bearer.hosts", "localhost:" + port)
                .property("bearer.mode", "replace")
                .property("bearer.legacy-headers", "x-picpay-token")
                .properties(Tls.properties())
                .agent()
                .apps()
                .main("bearer.it.apps.SendHttp3", urls));
    assertThat(finished.stderr().lines())
        .allMatch(line -> line.contains(" BA-412 a request to 127"));
    assertThat(finished.stdout()).isEqualTo("HTTP_3 200\n".repeat(urls.length));
  }
}
