package bearer.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether it is safe to go on: every reason there is, each alone and in its order. */
class SafetyTest {
  /** All is well: what a case says comes on top. */
  private static final String GOOD = "tokens=1 hours=30";

  private static final String SERVED = " decorated=1000 token-2xx=1000";

  private static RuleFacts facts(String stage, String numbers) {
    String[] modeAndPercent = stage.split(" ", -1);
    Map<String, Long> all = new LinkedHashMap<>();
    boolean rewrites = false;
    boolean apart = false;
    String failure = "";
    for (String number : (GOOD + " " + numbers).trim().split(" +", -1)) {
      String[] pair = number.split("=", -1);
      if (pair.length == 2) {
        all.put(pair[0], Long.parseLong(pair[1]));
      } else {
        rewrites |= number.equals("rewrites");
        apart |= number.equals("callers-apart");
        failure = number.startsWith("BA-") ? number : failure;
      }
    }
    long percent = modeAndPercent.length > 1 ? Long.parseLong(modeAndPercent[1]) : 100;
    return new RuleFacts(
        "shop", new Stage(modeAndPercent[0], percent), rewrites, apart, failure, all);
  }

  private static String told(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(verdict.stage).append(" > ").append(verdict.next).append(": ");
    text.append(verdict.answer.words);
    for (Reason reason : verdict.reasons) {
      if (!reason.text.startsWith("seen in the last 24 hours")) {
        text.append("; ").append(reason.weight).append(' ').append(reason.text);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off     |                | off > observe: yes; NOTE the next stage changes nothing on the wire",
        "observe | observed=500   | observe > add 10 %: yes",
        "observe | observed=500 rewrites | observe > replace 10 %: yes",
        "add 10  | decorated=9 token-2xx=9 | add 10 % > add: yes",
        "add     | decorated=9 token-2xx=9 | add > replace: yes",
        "replace 25 | decorated=9 token-2xx=9 | replace 25 % > replace: yes",
        "replace | decorated=9 token-2xx=9 | replace > enforce: yes",
        "enforce 50 | decorated=9 token-2xx=9 | enforce 50 % > enforce: yes",
        "enforce | decorated=9 token-2xx=9 | enforce > null: the last stage",
      })
  void allIsWell_goesToTheNextStage(String stage, String numbers, String expected) {
    assertThat(told(Safety.of(facts(stage, numbers == null ? "" : numbers)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "legacy-values=3 callers-apart | NO calls carry 3 different legacy tokens, and nobody has said whose they are",
        "other-caller=1 callers-apart | NO calls carry 2 different legacy tokens, and nobody has said whose they are",
        "legacy-values=1 callers-apart | yes",
        "legacy-values=3 | yes",
        "api-refuses=1 | NO the API goes on refusing the token, so calls go out without it",
        "way-back=401 | NO calls without the token are answered with 401: there is no way back",
        "BA-303 | NO the last token request failed (BA-303)",
        "tokens=0 | NOT_YET no token has been obtained yet",
        "without-token=10 | NOTE 10 calls had no token",
        "without-token=11 | NO 11 calls had no token",
        "failed=20 | NO 20 calls had no token",
        "token-401=9 | NOTE 9 of 1009 answers to the token were 401 or 403 (0.9 %)",
        "token-403=20 | NO 20 of 1020 answers to the token were 401 or 403 (2.0 %)",
        "token-5xx=20 plain-2xx=1000 | NOT_YET 2.0 % of the answers are 5xx with the token, 0.0 % without",
        "token-5xx=20 plain-2xx=1000 plain-5xx=20 | yes",
        "token-5xx=4 plain-2xx=1000 | yes",
        "blind-spots=1 | NOT_YET something opens connections to the hosts whose calls the agent does not see",
        "cannot-rewrite=1 | yes",
        "cannot-rewrite=1 rewrites | NOT_YET some client's calls are not sent to the new address",
        "unmapped=7 | NOTE 7 calls of merchants without a credential: left alone",
        "keeps-own=1 | NOTE 1 call with an Authorization of the application's own",
        "hosts-never-called=2 | NOTE 2 of the configured hosts never called",
        "paused=1 | NOT_YET the agent is paused or off in a process",
        "stages=2 | NOT_YET processes are at 2 different stages",
        "decorated=0 token-2xx=0 | NOT_YET no call that the rule is for has been seen at this stage",
        "decorated=0 token-2xx=0 outside-percent=5 | NOT_YET no call has carried the token yet",
        "token-2xx=0 | NOT_YET no call with the token has been answered with 2xx yet",
        "hours=23 | NOT_YET it has been at this stage for 23 h: a day shows what runs at night",
        "hours=-1 | NOT_YET how long it has been at this stage is not known",
      })
  void eachReason_atAdd_weighsWhatItMust(String numbers, String expected) {
    String told = told(Safety.of(facts("add", SERVED + " " + numbers)));
    String answer =
        expected.startsWith("NO ") ? "no" : expected.startsWith("NOT_YET ") ? "not yet" : "yes";
    assertThat(told)
        .isEqualTo("add > replace: " + answer + (expected.equals("yes") ? "" : "; " + expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "without-token=1 | no; NO 1 call had no token: under enforce they fail",
        "unmapped=1 | no; NO 1 call of merchants without a credential: they will fail",
        "not-moved=2 | not yet; NOT_YET 2 calls stayed at the old address: those that bearer.rewrite-except does not name will fail",
        "way-back=410 | yes; NOTE calls without the token are answered with 410: there is no way back",
      })
  void beforeEnforce_whatWouldFailCounts(String numbers, String expected) {
    assertThat(told(Safety.of(facts("replace", SERVED + " " + numbers))))
        .isEqualTo("replace > enforce: " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hours=2 BA-303 keeps-own=3 | no; NO the last token request failed (BA-303); NOT_YET it has been at this stage for 2 h: a day shows what runs at night; NOTE 3 calls with an Authorization of the application's own",
      })
  void severalReasons_theHeaviestFirstAndDecides(String numbers, String expected) {
    assertThat(told(Safety.of(facts("add", SERVED + " " + numbers))))
        .isEqualTo("add > replace: " + expected);
  }

  @ParameterizedTest
  @CsvSource({"add 10, 'bearer.rule.shop.mode=add, bearer.rule.shop.percent=100'", "enforce, ''"})
  void setting_namesWhatToWrite(String stage, String expected) {
    assertThat(Safety.of(facts(stage, SERVED)).setting()).isEqualTo(expected);
  }
}
