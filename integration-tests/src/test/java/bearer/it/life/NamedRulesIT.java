package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import bearer.it.servers.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Two rules with a credential each, and one that is off, in one application. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class NamedRulesIT {
  private static final int ROUNDS = 20;

  private final Jdk jdk;
  private final Sending sending = new Sending();

  NamedRulesIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void twoRules_manyThreads_eachCallHasTheTokenOfItsOwnRule() {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (String adapter : List.of(URL_CONNECTION, APACHE, OKHTTP)) {
        for (String rule : List.of("plain/", "shop/", "off/")) {
          arguments.add(adapter);
          arguments.add(Api.CONFIGURED.http(sending.path + rule + i));
        }
      }
    }
    JavaProcess.Finished finished =
        JavaProcess.run(
            Sending.withClients(command())
                .main("bearer.it.apps.SendTogether", arguments.toArray(String[]::new)));

    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.stdout().lines()).hasSize(9 * ROUNDS).allMatch(l -> l.endsWith(" 200"));
    assertThat(authorizations("plain/"))
        .isEqualTo("3x20 [Bearer " + TokenEndpoint.tokenFor(sending.clientId) + "]");
    assertThat(authorizations("shop/"))
        .isEqualTo("3x20 [Bearer " + TokenEndpoint.tokenFor(sending.clientId + "-shop") + "]");
    assertThat(authorizations("off/")).isEqualTo("3x20 []");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isEqualTo(1);
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId + "-shop")).isEqualTo(1);
  }

  private JavaCommand command() {
    return sending
        .configured(jdk)
        .agent()
        .property("bearer.rule.shop.paths", sending.path + "shop/**")
        .property("bearer.rule.shop.credential", "shop")
        .property("bearer.credential.shop.client-id", sending.clientId + "-shop")
        .property("bearer.credential.shop.client-secret", "s3cret")
        .property("bearer.rule.dark.paths", sending.path + "off/**")
        .property("bearer.rule.dark.mode", "off");
  }

  /** How many calls of how many clients, and what each of them carried. */
  private String authorizations(String path) {
    List<Seen> seen = Api.CONFIGURED.seen(sending.path + path);
    assertThat(seen).extracting(Seen::authorization).hasSize(3 * ROUNDS);
    assertThat(seen.stream().map(Seen::authorization).distinct()).hasSize(1);
    return "3x" + seen.size() / 3 + ' ' + seen.get(0).authorization();
  }
}
