package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.rules.PolicyTarget;
import org.junit.jupiter.api.Test;

/** What explain knows beside the configuration. */
class ExplainTest {
  private static final String SCOPE = "Bearer error=\"insufficient_scope\"";

  private static String explain(PolicyTarget agent, String url) throws Refused {
    return agent.operations().explain(PolicyTarget.OPERATOR, url, "GET").text();
  }

  private static void refuse(PolicyTarget agent) throws Exception {
    for (int i = 0; i < 5; i++) {
      agent.send("https://api.example.com/pay", 403, SCOPE);
    }
  }

  @Test
  void openBreaker_callGoesUntouched_untilTheNextTrial() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=replace").used();
    assertThat(explain(agent, "https://api.example.com/pay"))
        .contains("gets the token: true\n", "because: the rule is for it\n")
        .doesNotContain("api:");
    refuse(agent);
    agent.ticker().advanceNanos(20_000_000_000L);

    assertThat(explain(agent, "https://api.example.com/pay"))
        .contains(
            "gets the token: false\n",
            "because: the API goes on refusing the token, so calls go out as the application built"
                + " them; a GET, HEAD or OPTIONS tries it again in 40 s\n",
            "refuses the token of credential default, next trial in 40 s\n")
        .doesNotContain("drops");
  }

  @Test
  void operatorWhoResumesARule_closesItsBreaker_andIsSaid() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=replace").used();
    refuse(agent);

    assertThat(agent.operations().resume(PolicyTarget.OPERATOR, "default"))
        .isEqualTo("calls carry the token again: rule default, credential default");
    assertThat(explain(agent, "https://api.example.com/pay")).contains("gets the token: true\n");
  }

  @Test
  void wayBackThatIsRefused_isSaid() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=observe").used();
    for (int i = 0; i < 3; i++) {
      agent.send("https://api.example.com/pay", 410);
    }

    assertThat(explain(agent, "https://api.example.com/pay"))
        .contains("refuses calls without the token: the last ones were answered 410\n");
  }

  @Test
  void callBelowARewrittenUrl_showsWhereItGoes_orWhyNot() throws Exception {
    String rewrite =
        "bearer.rewrite=https://old.example/v1/ => https://api.example.com/ecommerce/v2/";
    PolicyTarget agent =
        new PolicyTarget(
                "bearer.mode=replace",
                rewrite,
                "bearer.paths=/ecommerce/v2/**",
                "bearer.rewrite-except=/v1/payments/*/cancellations")
            .used();

    assertThat(explain(agent, "https://old.example/v1/payments/4711?cpf=1"))
        .contains(
            "rule: default\n",
            "gets the token: true\n",
            "is sent to: https://api.example.com:443/ecommerce/v2/*/*\n",
            "because: it is rewritten when there is a token\n")
        .doesNotContain("4711", "cpf");
    assertThat(explain(agent, "https://old.example/v1/payments/4711/cancellations"))
        .contains(
            "gets the token: false\n",
            "because: it is not rewritten: bearer.rewrite-except or the preset names it\n")
        .doesNotContain("4711", "is sent to");
    assertThat(explain(new PolicyTarget("bearer.mode=add", rewrite), "https://old.example/v1/a"))
        .contains("because: it is not rewritten: under add nothing is, see replace and enforce\n");
  }
}
