package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.FAIL;
import static bearer.it.contract.Setup.SLOW_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose sender goes on before there is an answer. */
abstract class AsyncScenarios extends LocationScenarios {
  AsyncScenarios(Target target) {
    super(target);
  }

  @Test
  void async_configuredHost_carriesTheToken() {
    sendOk(ADD, legacy(API.http(path)).async());
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void async_noToken_fail_endsWithTheReasonAndSendsNothing() {
    target.configured().take();
    Answer answer = send(FAIL, legacy(target.configured().url("localhost", path)).async());
    assertThat(answer.failure).as("%s", answer).anyMatch(line -> line.contains("BA-3"));
    assertThat(answer.ioException).as("%s", answer).isTrue();
    assertThat(target.configured().take()).isEmpty();
  }

  @Test
  void tokenOnItsWay_innocentCallsOfTheSameClient_areAnswered() {
    isHeldUpAlone(legacy(API.http(path)));
  }

  @ParameterizedTest
  @EnumSource(names = {"CALLERS", "ONE"})
  void tokenOnItsWay_applicationsThreads_innocentCallsAreAnswered(AdapterOptions.Threads threads) {
    requires(Feature.APPLICATIONS_THREADS);
    requires(Feature.NEVER_WAITS_IN_CALLER);
    isHeldUpAlone(legacy(API.http(path)).on(threads));
  }

  /**
   * The token is given when a call to another host arrives that was sent after it was asked for.
   */
  private void isHeldUpAlone(Call call) {
    String id = target.jvm(SLOW_TOKEN).clientId();
    String bearer = bearer(SLOW_TOKEN);
    String[] innocent = {
      Api.OTHER.http(path + "?when-asked=" + id), Api.OTHER.http(path + "?release=" + id)
    };
    List<Answer> answers = target.send(SLOW_TOKEN, call.async(innocent));
    String stderr = target.end(SLOW_TOKEN); // it has the token now
    assertThat(answers).hasSize(3).allSatisfy(ClientScenarios::isOk);
    assertThat(Api.OTHER.seen(path))
        .hasSize(2)
        .allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
    assertThat(only(API.seen(path)).authorization()).containsExactly(bearer);
    assertThat(OthersLines.removedFrom(stderr)).isEmpty();
  }
}
