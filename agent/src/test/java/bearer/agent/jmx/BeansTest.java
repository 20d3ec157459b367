package bearer.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.rules.PolicyTarget;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BeansTest {
  private static final String API = "https://api.example.com/";
  private static final String REFUSAL = "Bearer error=\"insufficient_scope\"";

  private final PolicyTarget agent = new PolicyTarget("bearer.mode=replace");
  private final RuleBean rule = new RuleBean(agent.live, agent, "default");
  private final CredentialBean credential = new CredentialBean(agent.live, agent, "default");

  @Test
  void beans_beforeTheFirstClient_haveNothingToTell() {
    assertThat(rule.getCallsWithToken()).isZero();
    assertThat(rule.getCallsWithoutToken()).isZero();
    assertThat(rule.isBreakerOpen()).isFalse();
    assertThat(rule.getWayBackRefusedWith()).isZero();
    assertThat(credential.getTokensFetched()).isZero();
    assertThat(credential.getTokenRequestsFailed()).isZero();
    assertThat(credential.getSecondsFailing()).isZero();
    assertThat(credential.getSecondsToExpiry()).isEqualTo(-1);
  }

  @Test
  void rule_afterCalls_countsThemOverAllHostsAndModes() throws Exception {
    agent.used().send(API, 200);
    agent.send(API, 401);
    agent.replace(new PolicyTarget("bearer.mode=observe").live.config());
    agent.send(API, 200);
    agent.send(API, 200);

    assertThat(rule.getCallsWithToken()).isEqualTo(2);
    assertThat(rule.getCallsWithoutToken()).isEqualTo(2);
    assertThat(rule.getCallsFailed()).isZero();
    assertThat(rule.getRefused()).isEqualTo(1);
    assertThat(rule.getLegacyHeaderSent()).isEqualTo(2);
  }

  @Test
  void rule_whoseTokenIsRefused_showsTheBreakerAndTheWayBack() throws Exception {
    agent.used();
    for (int i = 0; i < 5; i++) {
      agent.send(API, 403, REFUSAL);
    }
    assertThat(rule.isTokenRefused()).isTrue();
    assertThat(rule.isBreakerOpen()).isTrue();
    assertThat(rule.getWayBackRefusedWith()).isZero();
    agent.send(API, 410);
    assertThat(rule.getWayBackRefusedWith()).isEqualTo(410);
    assertThat(rule.getCallsWithoutToken()).isEqualTo(1);
  }

  @Test
  void credential_whileTheServerIsDown_tellsForHowLong() throws Exception {
    agent.used().send(API, 200);
    assertThat(credential.getTokensFetched()).isEqualTo(1);
    assertThat(credential.getSecondsToExpiry()).isEqualTo(3600);
    agent.serverUp(false);
    agent.ticker().advanceNanos(TimeUnit.SECONDS.toNanos(3601));
    agent.send(API, 200);
    agent.ticker().advanceNanos(TimeUnit.SECONDS.toNanos(90));

    assertThat(credential.getSecondsFailing()).isEqualTo(90);
    assertThat(credential.getTokenRequestsFailed()).isEqualTo(1);
    assertThat(credential.getLastFailure()).isEqualTo("BA-305");
    agent.serverUp(true);
    agent.send(API, 200);
    assertThat(credential.getSecondsFailing()).isZero();
    assertThat(credential.getTokensFetched()).isEqualTo(2);
    assertThat(credential.getTokenRequestsFailed()).isEqualTo(1);
    assertThat(rule.getCallsWithoutToken()).isEqualTo(1);
  }
}
