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
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of gRPC, whose heads Netty writes, and those of the transport that needs no Netty. */
class GrpcIT {
  private static JavaProcess server;
  private static String port;

  private final Sending sending = new Sending();

  @BeforeAll
  static void serve() throws IOException {
    Jdks.assumeNoOtherRunHasIt();
    server =
        JavaProcess.start(
            JavaCommand.on(newest())
                .apps()
                .client("grpc-netty-1.85.1")
                .main("bearer.it.apps.ServeByGrpc", Tls.certificate(), Tls.privateKey()));
    BufferedReader stdout =
        new BufferedReader(new InputStreamReader(server.stdout(), StandardCharsets.UTF_8));
    port = Objects.requireNonNull(stdout.readLine(), server.stderr());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** 20 calls wait for one token, and that it was refused is seen. */
  @ParameterizedTest
  @ValueSource(strings = {"grpc-netty-1.20.0", "grpc-netty-1.85.1", "grpc-netty-shaded-1.85.1"})
  void calls_overNetty_carryTheToken(String row) {
    String credentials = "[Bearer " + TokenEndpoint.tokenFor(sending.clientId) + "]";

    JavaProcess.Finished finished = call(row, "info");

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo(answers(credentials));
    assertThat(finished.stderr()).containsOnlyOnce(" BA-407 ").doesNotContain(" WARN ");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isEqualTo(1);
  }

  @Test
  void calls_overItsOwnFrames_areUntouchedAndSaid() {
    JavaProcess.Finished finished = call("grpc-okhttp-1.76.0", "warn");

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo(answers("[]"));
    assertThat(finished.stderr())
        .contains(" BA-211 connections to localhost:" + port + " are opened by ")
        .contains("called by io.grpc.okhttp.")
        .endsWith("; over grpc-netty and grpc-netty-shaded they are seen\n")
        .hasLineCount(1);
  }

  private JavaProcess.Finished call(String row, String logLevel) {
    return JavaProcess.run(
        sending
            .configured(row.endsWith("-1.20.0") ? oldest() : newest())
            .property("bearer.hosts", "localhost:" + port)
            .property("bearer.log-level", logLevel)
            .properties(Tls.properties())
            .agent()
            .apps()
            .client(row)
            .main("bearer.it.apps.CallByGrpc", port));
  }

  private static String answers(String credentials) {
    return "[* once]\n[* a, * b, * c]\nUNAUTHENTICATED\n* after\n".replace("*", credentials);
  }

  /** Of those whose ALPN an old Netty knows. */
  private static Jdk oldest() {
    return Jdks.all().stream().filter(jdk -> jdk.feature() >= 11).findFirst().orElseThrow();
  }

  private static Jdk newest() {
    return Jdks.all().get(Jdks.all().size() - 1);
  }
}
