package bearer.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final String WELL =
      """
      {"version":"1.2.3","state":"active","file":"/etc/b","rules":[{"name":"default","mode":"add",\
      "percent":100,"this_process_is_in":true}],"credentials":[{"name":"default","token":"there is one"}],\
      "overrides":[],"calls":[{"rule":"default","host":"api","mode":"add","decorated":2}],"apis":[],\
      "unseen":{"configured_and_never_called":[],"woven_and_never_called":[],"past_the_agent":[]},\
      "said":["BA-401 1"],"warnings":[]}
      """;

  private static List<String> told(String status) {
    return Diagnosis.of(status, "77").stream()
        .filter(finding -> finding.state != Finding.State.WELL)
        .map(finding -> finding.state + " " + finding.text + " -> " + finding.cure)
        .toList();
  }

  private static List<String> toldWith(String what, String instead) {
    assertThat(WELL).contains(what);
    return told(WELL.replace(what, instead));
  }

  @Test
  void allIsWell_saysWhatWasLookedAt() {
    assertThat(Diagnosis.of(WELL, "77"))
        .extracting(finding -> finding.state + " " + finding.text)
        .containsExactly(
            "WELL the agent 1.2.3 is active",
            "WELL rule default is in mode add",
            "WELL credential default has a token",
            "WELL 2 calls to api, rule default: with the token");
  }

  @Test
  void notActive_isWrong() {
    assertThat(toldWith("\"active\"", "\"paused: ann\""))
        .containsExactly("WRONG the agent is paused: ann -> resume 77");
    assertThat(toldWith("\"active\"", "\"off: bearer.enabled is false\""))
        .containsExactly(
            "WRONG the agent is off: bearer.enabled is false -> bearer.enabled=true in /etc/b");
    assertThat(toldWith("\"active\"", "\"inactive: its configuration is not valid\""))
        .containsExactly(
            "WRONG the agent is inactive: its configuration is not valid -> check with the"
                + " service's settings shows every mistake");
  }

  @Test
  void rule_thatChangesNothing_isWrong() {
    assertThat(toldWith("\"mode\":\"add\",\"percent\"", "\"mode\":\"observe\",\"percent\""))
        .containsExactly(
            "WRONG rule default is in mode observe: it changes nothing -> mode 77 add");
    assertThat(toldWith("100,\"this_process_is_in\":true", "5,\"this_process_is_in\":false"))
        .containsExactly(
            "WRONG rule default: this process is outside the 5 percent -> percent 77 100");
  }

  @Test
  void token_thatCannotBeHad_isWrong() {
    assertThat(
            toldWith(
                "\"there is one\"", "\"none\",\"last_failure\":\"BA-303\",\"failing_for_s\":12"))
        .containsExactly(
            "WRONG credential default: no token can be had for 12 s, BA-303 -> problem BA-303");
    assertThat(toldWith("\"there is one\"", "\"none\""))
        .containsExactly(
            "LOOK credential default has no token yet -> the first call that is to carry one asks"
                + " for it");
  }

  @Test
  void calls_thatWentOutAsBuilt_haveEachAReasonAndACure() {
    assertThat(toldWith("\"decorated\":2", "\"keeps_own\":1,\"other_caller\":3"))
        .containsExactly(
            "WRONG 1 call to api, rule default: with an Authorization of the application's own ->"
                + " bearer.overwrite=true, or take it out of the application; BA-406",
            "WRONG 3 calls to api, rule default: another merchant's -> each merchant needs a"
                + " credential of its own; problem BA-413");
  }

  @Test
  void clients_thatAreNotSeen_areTold() {
    assertThat(toldWith("\"woven_and_never_called\":[],\"past_the_agent\":[]", "\"x\":1"))
        .singleElement()
        .asString()
        .startsWith("LOOK no HTTP client that the agent knows has been loaded yet");
    assertThat(toldWith("BA-401 1", "BA-211 1"))
        .containsExactly("WRONG BA-211 was said -> problem BA-211; the line itself is in the log");
  }

  @Test
  void api_thatRefuses_isWrong() {
    assertThat(
            toldWith("\"apis\":[]", "\"apis\":[{\"rule\":\"r\",\"calls_go_out_without_it\":true}]"))
        .singleElement()
        .asString()
        .startsWith("WRONG rule r: the API refuses the token, calls go out without it");
  }

  @Test
  void noStatus_isRefused() {
    assertThatThrownBy(() -> Diagnosis.of("?", "77")).isInstanceOf(IllegalArgumentException.class);
  }
}
