package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawRequest;
import bearer.it.servers.Tls;
import bearer.it.servers.TokenEndpoint;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that ask a proxy for a tunnel whether or not there is TLS in it. */
@ParameterizedClass
@CsvSource({
  "SendByPekko, pekkohttp-1.3.0, 8",
  "SendByJersey, jersey-jdk-3.1.11, 11",
  "SendByJodd, jodd-4.2.0, 8",
  "SendByJodd, jodd-6.3.0, 8"
})
class TunnelIT {
  private final String app;
  private final String row;
  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final RawProxy proxy = new RawProxy(Api.CONFIGURED.httpsPort());

  TunnelIT(String app, String row, int oldestJdk) {
    this.app = app;
    this.row = row;
    this.jdk =
        Jdks.oldestAndNewest().stream()
            .filter(jdk -> jdk.feature() >= oldestJdk)
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void tls_carriesTheTokenPastTheProxy() {
    String https = "https://localhost:" + Api.CONFIGURED.httpsPort() + sending.path;

    assertThat(send(https)).isEmpty();
    assertThat(Api.CONFIGURED.seen(sending.path))
        .singleElement()
        .satisfies(
            seen ->
                assertThat(seen.authorization())
                    .containsExactly("Bearer " + TokenEndpoint.tokenFor(sending.clientId)));
    assertThat(proxy.take()).allMatch(read -> read.authorization().isEmpty());
  }

  /** Over loopback plain http gets the token, but not where a proxy reads it. */
  @Test
  void plainHttp_theProxyReadsNoToken() {
    assertThat(send("http://localhost:" + Api.CONFIGURED.httpsPort() + sending.path))
        .contains(" BA-404 ")
        .hasLineCount(1);
    List<RawRequest> read = proxy.take();
    assertThat(read)
        .extracting(RawRequest::line)
        .containsExactly(
            "CONNECT localhost:" + Api.CONFIGURED.httpsPort() + " HTTP/1.1",
            "GET " + sending.path + " HTTP/1.1");
    assertThat(read).allMatch(request -> request.authorization().isEmpty());
  }

  private String send(String url) {
    String port = proxy.address().substring(proxy.address().indexOf(':') + 1);
    JavaProcess.Finished finished =
        JavaProcess.run(
            sending
                .configured(jdk)
                .property("bearer.hosts", "localhost:" + Api.CONFIGURED.httpsPort())
                .properties(Tls.properties())
                .agent()
                .apps()
                .client(row)
                .main("bearer.it.apps." + app, port, url));
    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200\n");
    return finished.stderr();
  }
}
