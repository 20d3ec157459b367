package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.RewriteServers;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import bearer.it.servers.TokenEndpoint;
import bearer.sandbox.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Two merchants, and a third that nobody knows, in one application with fifty threads. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class MerchantsIT {
  private final Jdk jdk;
  private final Sending sending = new Sending();

  MerchantsIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void merchants_underFiftyThreads_neverHaveEachOthersToken() throws Exception {
    JavaProcess.Finished finished =
        JavaProcess.run(
            Sending.withClients(command())
                .main(
                    "bearer.it.apps.SendAsMerchants",
                    "50",
                    "24",
                    Api.CONFIGURED.http(sending.path),
                    "acme-token,bolt-token,nobodys-token",
                    URL_CONNECTION,
                    APACHE,
                    OKHTTP));

    assertThat(finished.stdout().trim()).as(finished.stderr()).isEqualTo("1200");
    assertThat(finished.stderr())
        .contains(" BA-417 a request to localhost carries a legacy token (")
        .hasLineCount(1);
    Map<String, Integer> pairs = new TreeMap<>();
    for (Seen seen : Api.CONFIGURED.seen(sending.path)) {
      pairs.merge(seen.all("x-picpay-token") + " " + seen.authorization(), 1, Integer::sum);
    }
    assertThat(pairs)
        .isEqualTo(
            Map.of(
                "[acme-token] [Bearer " + TokenEndpoint.tokenFor(client("acme")) + "]",
                17 * 24,
                "[bolt-token] [Bearer " + TokenEndpoint.tokenFor(client("bolt")) + "]",
                17 * 24,
                "[nobodys-token] []",
                16 * 24));
    assertThat(Api.CONFIGURED.tokenRequests(client("acme"))).isEqualTo(1);
    assertThat(Api.CONFIGURED.tokenRequests(client("bolt"))).isEqualTo(1);
  }

  @Test
  void merchants_whoseCallsAreMoved_arriveWithTheirOwnTokenOrStay() throws Exception {
    RewriteServers servers = RewriteServers.all();
    String run = sending.clientId;
    JavaProcess.Finished finished =
        JavaProcess.run(
            Sending.withClients(moving(servers))
                .main(
                    "bearer.it.apps.SendAsMerchants",
                    "50",
                    "24",
                    servers.oldUrl("/v1/" + run + "/TOKEN"),
                    "acme-token,bolt-token,nobodys-token",
                    URL_CONNECTION,
                    APACHE,
                    OKHTTP));

    assertThat(finished.stdout().trim()).as(finished.stderr()).isEqualTo("1200");
    assertThat(kinds(servers.fresh(run)))
        .isEqualTo(
            Map.of(
                "acme-token[Bearer token.of-" + client("acme") + "][]",
                17 * 24,
                "bolt-token[Bearer token.of-" + client("bolt") + "][]",
                17 * 24));
    assertThat(kinds(servers.old(run)))
        .isEqualTo(Map.of("nobodys-token[][nobodys-token]", 16 * 24));
  }

  private static Map<String, Integer> kinds(List<Request> requests) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Request request : requests) {
      String kind =
          request.path().replaceFirst(".*/", "")
              + request.headers("Authorization")
              + request.headers("x-picpay-token");
      kinds.merge(kind, 1, Integer::sum);
    }
    return kinds;
  }

  private JavaCommand moving(RewriteServers servers) throws Exception {
    return command()
        .property("bearer.hosts", "localhost:" + servers.newPort())
        .property("bearer.token-url", servers.tokenUrl())
        .property("bearer.mode", "replace")
        .property("bearer.rewrite", servers.oldUrl("/v1/") + " => " + servers.newUrl("/v2/"))
        .property("javax.net.ssl.trustStore", servers.trusted.toString())
        .property("javax.net.ssl.trustStorePassword", servers.password())
        .property("javax.net.ssl.trustStoreType", "JKS");
  }

  private String client(String merchant) {
    return sending.clientId + "-" + merchant;
  }

  private JavaCommand command() throws Exception {
    JavaCommand command =
        JavaCommand.on(jdk)
            .property("bearer.hosts", "localhost:" + Api.CONFIGURED.port())
            .property("bearer.token-url", Api.CONFIGURED.http("/oauth2/token"))
            .property("bearer.credential", "by-legacy-token")
            .agent();
    for (String merchant : new String[] {"acme", "bolt"}) {
      String prefix = "bearer.credential." + merchant + ".";
      command
          .property(prefix + "client-id", client(merchant))
          .property(prefix + "client-secret", "s3cret")
          .property(prefix + "legacy-token-sha256", sha256(merchant + "-token"));
    }
    return command;
  }

  private static String sha256(String text) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
