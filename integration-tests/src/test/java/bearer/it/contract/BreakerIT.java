package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.RefusingForever;
import bearer.sandbox.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every client does when an API goes on refusing the agent's token. */
class BreakerIT {
  private static final int CALLS = 8;
  private static final int REFUSED = 5; // of the first ten

  static Stream<ClientOnJdk> clients() {
    return ClientOnJdk.onNewest();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void api_thatRefusesEveryToken_isLeftAloneFromTheSixthCallOn(ClientOnJdk about) {
    try (RefusingForever api = new RefusingForever();
        AgentJvm jvm = new AgentJvm(command(about, api))) {
      send(about, api, jvm, "/plain/pay"); // no rule is for it
      for (int i = 0; i < CALLS; i++) {
        send(about, api, jvm, "/scope/pay");
        send(about, api, jvm, "/basic/pay");
        send(about, api, jvm, "/gone/pay");
        send(about, api, jvm, "/taken/pay");
      }
      String said = jvm.finish(false);

      Request plain = api.seen("/plain/pay").get(0);
      isLeftAlone(api, "/scope/pay", plain);
      isLeftAlone(api, "/basic/pay", plain);
      assertThat(api.seen("/taken/pay")).hasSize(CALLS).allSatisfy(BreakerIT::carriesTheToken);
      assertThat(api.seen("/gone/pay"))
          .hasSize(CALLS)
          .allSatisfy(seen -> isAsBuilt(seen, "/gone/pay", plain));
      assertThat(lines(said, " BA-431 "))
          .hasSize(2)
          .anyMatch(line -> line.contains("(rule scope, credential default): 5 of the last 10 "))
          .anyMatch(line -> line.contains("(rule basic, credential default): 5 of the last 10 "));
      assertThat(lines(said, " BA-433 "))
          .hasSize(1)
          .allMatch(line -> line.contains(" was answered 410 (rule gone, credential default)"));
    }
  }

  private static void isLeftAlone(RefusingForever api, String path, Request plain) {
    List<Request> seen = api.seen(path);
    assertThat(seen).hasSize(CALLS);
    assertThat(seen.subList(0, REFUSED)).allSatisfy(BreakerIT::carriesTheToken);
    assertThat(seen.subList(REFUSED, CALLS)).allSatisfy(request -> isAsBuilt(request, path, plain));
  }

  private static void carriesTheToken(Request seen) {
    assertThat(seen.headers("Authorization")).containsExactly(RefusingForever.BEARER);
    assertThat(seen.headers("x-picpay-token")).isEmpty();
  }

  /** Byte for byte. */
  private static void isAsBuilt(Request seen, String path, Request plain) {
    assertThat(seen.text()).isEqualTo(plain.text().replace("/plain/pay", path));
    assertThat(seen.headers("x-picpay-token")).containsExactly("legacy");
  }

  private static List<String> lines(String said, String code) {
    return said.lines().filter(line -> line.contains(code)).toList();
  }

  private static void send(ClientOnJdk about, RefusingForever api, AgentJvm jvm, String path) {
    Call call =
        Call.get(api.url(path))
            .method("POST")
            .header("x-picpay-token", "legacy")
            .body(Call.Body.FIXED, "{\"amount\":1}")
            .by(about.client().adapter.getName());
    assertThat(jvm.send(call)).hasSize(1).allMatch(answer -> answer.status > 0);
  }

  private static JavaCommand command(ClientOnJdk about, RefusingForever api) {
    JavaCommand command =
        about
            .command()
            .property("bearer.token-url", api.url("/token"))
            .property("bearer.mode", "replace");
    for (String rule : List.of("scope", "basic", "gone", "taken")) {
      command
          .property("bearer.rule." + rule + ".hosts", api.authority())
          .property("bearer.rule." + rule + ".paths", "/" + rule + "/**");
    }
    return command.property("bearer.rule.gone.mode", "observe").property("bearer.dry-run", "false");
  }
}
