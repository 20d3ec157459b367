package bearer.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Service;
import bearer.agent.diag.Version;
import bearer.agent.rules.PolicyTarget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final String API = "https://api.example.com/pay/52998224725";

  private static String text(PolicyTarget agent) {
    return TextExposition.of(
        new Readings(agent.live, agent, agent.log()).now(), Map.of("service", "checkout"));
  }

  private static List<String> lines(PolicyTarget agent) {
    return text(agent)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(
            line -> line.replace("service=\"checkout\",", "").replace("{service=\"checkout\"}", ""))
        .toList();
  }

  @Test
  void readings_beforeTheFirstClient_tellWhatThereIs() {
    assertThat(text(new PolicyTarget("bearer.percent=25")))
        .isEqualTo(
            """
            # HELP bearer_agent_info Always 1. The agent's version, and the version of this list.
            # TYPE bearer_agent_info gauge
            bearer_agent_info{service="checkout",agent_version="%s",meters="1"} 1
            # HELP bearer_active 1, or 0 while bearer.enabled is false or an operator has paused the agent.
            # TYPE bearer_active gauge
            bearer_active{service="checkout"} 1
            # HELP bearer_configuration_generation 1 at the start, one more with each change of the configuration or by an operator.
            # TYPE bearer_configuration_generation gauge
            bearer_configuration_generation{service="checkout"} 1
            # HELP bearer_rule_share_ratio The share of processes in which the rule's mode holds, from 0 to 1; a pause is not seen here.
            # TYPE bearer_rule_share_ratio gauge
            bearer_rule_share_ratio{service="checkout",rule="default",mode="add"} 0.25
            # HELP bearer_blind_spots_total How often a connection past the agent was said, by the code BA-211 or BA-212.
            # TYPE bearer_blind_spots_total counter
            bearer_blind_spots_total{service="checkout",code="BA-211"} 0
            bearer_blind_spots_total{service="checkout",code="BA-212"} 0
            """
                .formatted(Version.TEXT));
  }

  @Test
  void readings_afterCalls_showAllButPathsAndSecrets() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=replace").used();
    agent.send(API, 200);
    agent.send(API, 401);
    agent.serverUp(false);
    agent.ticker().advanceNanos(TimeUnit.SECONDS.toNanos(3601));
    agent.send(API, 503);
    agent.ticker().advanceNanos(TimeUnit.SECONDS.toNanos(7));

    String where = "rule=\"default\",host=\"api.example.com\",mode=\"replace\"";
    assertThat(lines(agent))
        .contains(
            "bearer_rule_share_ratio{rule=\"default\",mode=\"replace\"} 1",
            "bearer_requests_total{" + where + ",outcome=\"decorated\"} 2",
            "bearer_requests_total{" + where + ",outcome=\"without-token\"} 1",
            "bearer_responses_total{" + where + ",token=\"true\",code=\"2xx\"} 1",
            "bearer_responses_total{" + where + ",token=\"true\",code=\"401\"} 1",
            "bearer_responses_total{" + where + ",token=\"true\",code=\"403\"} 0",
            "bearer_responses_total{" + where + ",token=\"false\",code=\"5xx\"} 1",
            "bearer_fallback_requests_total{" + where + ",reason=\"without-token\"} 1",
            "bearer_fallback_requests_total{" + where + ",reason=\"breaker-open\"} 0",
            "bearer_legacy_requests_total{" + where + "} 1",
            "bearer_token_fetches_total{credential=\"default\"} 1",
            "bearer_token_fetch_failures_total{credential=\"default\",reason=\"server\"} 1",
            "bearer_token_fetch_failures_total{credential=\"default\",reason=\"io\"} 0",
            "bearer_token_remaining_seconds{credential=\"default\"} 0",
            "bearer_token_refresh_failing_seconds{credential=\"default\"} 7",
            "bearer_token_by_previous{credential=\"default\"} 0",
            "bearer_breaker_open{rule=\"default\",credential=\"default\"} 0",
            "bearer_way_back_refused{rule=\"default\"} 0",
            "bearer_leaks_prevented_total 0");
    assertThat(text(agent)).doesNotContain("52998224725", "s3cret", "legacy\"", "Bearer t");
  }

  @Test
  void waits_areInSeconds() throws Exception {
    PolicyTarget agent = new PolicyTarget();
    agent.tokenTakes(TimeUnit.MILLISECONDS.toNanos(1500));
    agent.used().send(API, 200);

    String where = "rule=\"default\",host=\"api.example.com\",mode=\"add\"";
    assertThat(lines(agent))
        .contains(
            "bearer_token_waits_total{" + where + "} 1",
            "bearer_token_wait_seconds_total{" + where + "} 1.5");
  }

  @Test
  void breakerAndWayBack_areSeen() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=replace").used();
    for (int i = 0; i < 5; i++) {
      agent.send(API, 403, "Bearer error=\"insufficient_scope\"");
    }
    agent.send(API, 410);

    assertThat(lines(agent))
        .contains(
            "bearer_token_refused{rule=\"default\",credential=\"default\"} 1",
            "bearer_breaker_open{rule=\"default\",credential=\"default\"} 1",
            "bearer_way_back_refused{rule=\"default\"} 1",
            "bearer_fallback_requests_total{rule=\"default\",host=\"api.example.com\",mode=\"replace\""
                + ",reason=\"breaker-open\"} 1");
  }

  @Test
  void generation_growsWithEachChange() throws Exception {
    PolicyTarget agent = new PolicyTarget().used();
    agent.operations().pause(PolicyTarget.OPERATOR, "");

    assertThat(lines(agent)).contains("bearer_configuration_generation 2", "bearer_active 0");
  }

  /** A wildcard has as many hosts as there are; a meter has not. */
  @Test
  void samples_ofOneMeter_areBounded() {
    Samples samples = new Samples();
    for (int i = 0; i < 5000; i++) {
      samples.add(Meter.TOKEN_FETCHES, i, "c" + i);
    }
    assertThat(samples.list()).hasSize(1000);
  }

  @Test
  void commonLabels_areThoseThatAreSet() {
    assertThat(CommonLabels.of(Service.UNNAMED)).isEmpty();
    assertThat(CommonLabels.of(new Service("checkout", "production", "2.14.1", "checkout-7")))
        .isEqualTo(Map.of("service", "checkout", "environment", "production", "version", "2.14.1"));
  }
}
