package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawRequest;
import bearer.it.servers.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Token requests through a proxy that wants a user and a password, in JVMs that by default never
 * tell a proxy a password for a tunnel ({@code jdk.http.auth.tunneling.disabledSchemes}).
 */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class ProxyLoginIT {
  private static final String HOST = "localhost:" + Api.CONFIGURED.httpsPort();

  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final RawProxy proxy =
      RawProxy.wanting("Basic YWNtZTpzM2NyZXQ=", Api.CONFIGURED.httpsPort()); // acme:s3cret

  @TempDir Path dir;

  ProxyLoginIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void tokenRequest_throughAProxyWithALogin_getsAToken() throws IOException {
    JavaProcess.Finished finished = sending.run(command("s3cret"), Sending.URL_CONNECTION);

    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
    assertThat(proxy.take())
        .extracting(RawRequest::line)
        .containsExactly("CONNECT " + HOST + " HTTP/1.1");
  }

  @Test
  void tokenRequest_wrongPassword_isSaidOnceAndTheCallGoesOutUntouched() throws IOException {
    JavaProcess.Finished finished = sending.run(command("wr0ng"), Sending.URL_CONNECTION);

    assertThat(finished.stderr())
        .contains(" BA-402 ", " answered 407: user or password is wrong")
        .doesNotContain("wr0ng")
        .hasLineCount(1);
    assertThat(sending.seen()).isEqualTo(Sending.untouched(Sending.URL_CONNECTION));
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isZero();
  }

  private JavaCommand command(String password) throws IOException {
    return sending
        .configured(jdk)
        .agent()
        .properties(Tls.properties())
        .property("bearer.token-url", "https://" + HOST + "/oauth2/token")
        .property("bearer.token-proxy", proxy.address())
        .property("bearer.token-proxy-user", "acme")
        .property(
            "bearer.token-proxy-password-file",
            Files.writeString(dir.resolve("password"), password + "\n").toString());
  }
}
