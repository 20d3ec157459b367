package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawRequest;
import bearer.it.servers.RawServer;
import bearer.it.servers.Tls;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token goes by what the connection is, not by what a URL or a context says of it. */
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class RealConnectionIT {
  private static final String HOST = "api.example.test";

  private final Jdk jdk;
  private final String path = Api.newPath();

  RealConnectionIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    List<Jdk> all = Jdks.all();
    return Stream.of(all.get(0), all.get(all.size() - 1)).distinct();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apache-context-used-by-core",
        "apache-context-of-one-connection-used-by-core",
        "apache5-context-used-by-core",
      })
  void connection_toAnotherServerThanTheContextSays_carriesNoToken(String which)
      throws IOException {
    try (RawServer other = new RawServer()) {
      run(which, other.url("localhost", path), other.port());
      carriesNoToken(other.take());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apache-plain-https", "apache5-plain-https", "commons-plain-https"})
  void https_withoutTls_carriesNoToken(String which) throws IOException {
    try (RawServer server = new RawServer()) {
      run(which, "https://" + HOST + ":" + server.port() + path, server.port());
      carriesNoToken(server.take());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apache-insecure-route", "okhttp-changed-scheme"})
  void https_withoutTlsByAProxy_carriesNoToken(String which) throws IOException {
    try (RawProxy proxy = new RawProxy(Api.CONFIGURED.httpsPort())) {
      run(which, "https://" + HOST + ":8443" + path, Integer.parseInt(port(proxy)));
      carriesNoToken(proxy.take());
    }
  }

  @Test
  void tls_thatHasVerifiedAnotherName_carriesNoToken() {
    String other = Api.newPath();
    String url = "https://" + HOST + ":" + Api.CONFIGURED.httpsPort() + other;
    run("apache5-tls-of-another-name", url, Api.CONFIGURED.httpsPort());
    assertThat(Api.CONFIGURED.seen(other)).hasSize(1);
    assertThat(Api.CONFIGURED.seen(other).get(0).authorization()).isEmpty();
  }

  private static String port(RawProxy proxy) {
    return proxy.address().substring(proxy.address().indexOf(':') + 1);
  }

  private static void carriesNoToken(List<RawRequest> requests) {
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).line()).startsWith("GET ");
    assertThat(requests.get(0).authorization()).isEmpty();
  }

  /** Of a host that is configured with the port of the URL; the usual call has its token. */
  private void run(String which, String url, int port) {
    String named = url.replaceFirst(".*:(\\d+)/.*", "$1");
    JavaCommand command =
        JavaCommand.on(jdk)
            .apps()
            .properties(Tls.properties())
            .client("apache-4.5.14")
            .client("apache5-5.6.4")
            .client("okhttp-3.14.9")
            .client("commons-httpclient-3.1")
            .property("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog")
            .property("bearer.client-id", "real")
            .property("bearer.client-secret", "s3cret")
            .property("bearer.token-url", Api.CONFIGURED.http("/oauth2/token"))
            .property(
                "bearer.hosts", "localhost:" + Api.CONFIGURED.port() + "," + HOST + ":" + named)
            .agent()
            .main(
                "bearer.it.apps.RealConnections" + (which.startsWith("apache5-") ? "5" : ""),
                which,
                Api.CONFIGURED.http(path),
                url,
                String.valueOf(port));
    JavaProcess.Finished finished = JavaProcess.run(command);
    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("sent\n");
    assertThat(Api.CONFIGURED.seen(path)).hasSize(1);
    assertThat(Api.CONFIGURED.seen(path).get(0).authorization()).hasSize(1);
  }
}
