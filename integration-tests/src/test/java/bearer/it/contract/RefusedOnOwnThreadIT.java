package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.HeldSecondToken;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that works on threads of the application's never waits on them after a 401 either. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("clients")
class RefusedOnOwnThreadIT {
  private final ClientOnJdk about;

  RefusedOnOwnThreadIT(ClientOnJdk about) {
    this.about = about;
  }

  static Stream<ClientOnJdk> clients() {
    return ClientOnJdk.forReplays()
        .filter(about -> about.whyNot(Feature.APPLICATIONS_THREADS).isEmpty())
        .filter(about -> about.whyNot(Feature.REPLAY).isEmpty());
  }

  /** The next token is given when a call to another host arrives on the same client. */
  @ParameterizedTest
  @EnumSource(AdapterOptions.Threads.class)
  void refused_nextTokenOnItsWay_innocentCallsAreAnswered(AdapterOptions.Threads threads) {
    try (HeldSecondToken api = new HeldSecondToken();
        AgentJvm jvm = new AgentJvm(command(api))) {
      Call first = call(api, "/first", threads);
      assertThat(jvm.send(first)).allSatisfy(ClientScenarios::isOk);

      List<Answer> answers =
          jvm.send(call(api, "/refusing", threads).async(api.url("127.0.0.1", "/release")));
      assertThat(answers).hasSize(2).allSatisfy(ClientScenarios::isOk);
      assertThat(answers.get(1).body).isEqualTo("Bearer " + HeldSecondToken.SECOND);
      assertThat(jvm.finish(true)).isEmpty();
    }
  }

  private Call call(HeldSecondToken api, String path, AdapterOptions.Threads threads) {
    return Call.get(api.url("localhost", path)).on(threads).by(about.client().adapter.getName());
  }

  private JavaCommand command(HeldSecondToken api) {
    return about
        .command()
        .property("bearer.token-url", api.url("localhost", "/token"))
        .property("bearer.token-timeout", "20s")
        .property("bearer.hosts", api.url("localhost", "").substring("http://".length()));
  }
}
