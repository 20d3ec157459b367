package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.Edit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of calls that go out as the application built them, with the legacy header. */
@NullUnmarked
class WayBackOfARuleTest {
  private static final String REFUSED =
      "[bearer-agent] WARN BA-433 a call that went out as the application built it, with its legacy"
          + " header, was answered 410 (rule default): the old way no longer works, and off,"
          + " observe or a lack of tokens would end there\n";

  private final Given given = new Given();
  private final Object exchange = new Object();
  private Policy policy;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.mode=off",
        "bearer.mode=observe",
        "bearer.percent=0",
        "bearer.enabled=false"
      })
  void untouched_answeredGone_isSaidOnce(String setting) throws Exception {
    policy = given.policy(setting, "bearer.dry-run=false");
    for (int i = 0; i < 10; i++) {
      legacy(410);
    }
    assertThat(given.said()).isEqualTo(REFUSED);
    assertThat(policy.remembered()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"401,1", "410,1", "403,3", "404,3"})
  void untouched_refused_isSaidWhenItIsSure(int status, int times) throws Exception {
    policy = given.policy("bearer.mode=observe", "bearer.dry-run=false");
    for (int i = 1; i < times; i++) {
      legacy(status);
    }
    assertThat(given.said()).isEmpty();
    legacy(status);
    assertThat(given.said()).contains(" BA-433 ", "answered " + status);
  }

  @Test
  void untouched_withoutALegacyHeader_saysNothing() throws Exception {
    policy = given.policy("bearer.mode=observe", "bearer.dry-run=false");
    Head head = new Head();
    policy.sent(exchange, policy.outgoing(head, head));
    policy.answered(exchange, null, 410, null);
    assertThat(given.said()).isEmpty();
  }

  @Test
  void untouched_forWantOfAToken_isLookedAtToo() throws Exception {
    given.serverUp = false;
    policy = given.policy("bearer.log-level=warn");
    legacy(410);
    assertThat(given.said()).contains(" BA-402 ").endsWith(REFUSED);
  }

  @Test
  void withTheToken_answeredGone_saysNothingOfTheOldWay() throws Exception {
    policy = given.policy();
    for (int i = 0; i < 10; i++) {
      legacy(410);
    }
    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer.mode=off", "bearer.mode=observe", "bearer.enabled=false"})
  void replace_backToWhatNoLongerWorks_isSaidBeforehand(String setting) throws Exception {
    policy = given.policy("bearer.percent=0");
    legacy(410);
    policy.replace(Given.config("bearer.percent=100"));
    int before = given.said().length();
    policy.replace(Given.config(setting));

    assertThat(given.said().substring(before))
        .isEqualTo(
            "[bearer-agent] WARN BA-433 calls go out as the application built them from now on"
                + " (rule default), and the last ones that did were answered 410: the old way no"
                + " longer works\n");
  }

  @Test
  void replace_backToWhatWorks_saysNothing() throws Exception {
    policy = given.policy("bearer.percent=0");
    legacy(200);
    policy.replace(Given.config("bearer.percent=100"));
    policy.replace(Given.config("bearer.mode=off"));
    assertThat(given.said()).isEmpty();
  }

  @Test
  void breaker_whereTheOldWayNoLongerWorks_saysSo() throws Exception {
    policy = given.policy("bearer.percent=0");
    legacy(410);
    policy.replace(Given.config("bearer.percent=100"));
    for (int i = 0; i < 5; i++) {
      legacy(401);
    }
    assertThat(given.said())
        .contains(" BA-431 ")
        .endsWith(
            "; calls without the token do not work either: the last ones were answered 410\n");
  }

  private void legacy(int status) throws Exception {
    Head head = new Head().method("POST").with("x-picpay-token", "legacy");
    Edit edit = policy.outgoing(head, head);
    policy.sent(exchange, edit);
    policy.answered(exchange, null, status, null);
    policy.again(exchange, "POST", true);
  }
}
