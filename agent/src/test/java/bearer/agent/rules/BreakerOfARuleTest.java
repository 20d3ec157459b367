package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule does when an API goes on refusing its token. */
@NullUnmarked
class BreakerOfARuleTest {
  private static final String REPLACE = "bearer.mode=replace";
  private static final List<String> LEFT_ALONE = Collections.emptyList();

  private final Given given = new Given();
  private final Object exchange = new Object();
  private Policy policy;

  @Test
  void fiveRefusals_ofTheFirstTen_leaveTheNextCallsAlone_saidOnce() throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 5; i++) {
      assertThat(call("POST", 401, null)).containsExactly("Authorization: Bearer t1");
    }
    for (int i = 0; i < 20; i++) {
      assertThat(call("POST", 200, null)).isEqualTo(LEFT_ALONE);
    }

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] ERROR BA-431 an API goes on refusing the token (rule default): 5 of the"
                + " last 10 answers were refusals (401, or 403 because of the token); its calls go"
                + " out as the application built them, and a GET, HEAD or OPTIONS tries the token"
                + " again, the first in 1 minute; check bearer.audience, bearer.scope and what this"
                + " client may do there\n");
    assertThat(given.counters.value(Counter.BREAKER_OPEN)).isEqualTo(20);
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(5);
  }

  @Test
  void off_neverLeavesACallAlone() throws Exception {
    policy = given.policy(REPLACE, "bearer.breaker=off");
    for (int i = 0; i < 100; i++) {
      assertThat(call("POST", 401, null)).containsExactly("Authorization: Bearer t1");
    }
    assertThat(given.said()).isEmpty();
  }

  @Test
  void enforce_warnsOnceAndGoesOn() throws Exception {
    policy = given.policy("bearer.mode=enforce");
    for (int i = 0; i < 100; i++) {
      assertThat(call("POST", 401, null)).containsExactly("Authorization: Bearer t1");
    }
    assertThat(given.said())
        .startsWith("[bearer-agent] WARN BA-431 ")
        .contains("; under enforce calls go on carrying it; ")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401,,5",
    "401,Basic realm=x,5",
    "401,'Bearer error=\"insufficient_scope\"',5",
    "403,'Bearer error=\"insufficient_scope\"',5",
    "403,'Bearer error=\"invalid_token\"',5",
    "403,,10",
    "403,'Bearer realm=\"api\"',10"
  })
  void refusals_needed_dependOnWhatTheySay(int status, String challenges, int needed)
      throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < needed; i++) {
      assertThat(call("POST", status, challenges)).containsExactly("Authorization: Bearer t1");
    }
    assertThat(call("POST", 200, null)).isEqualTo(LEFT_ALONE);
  }

  @Test
  void forbiddenWithoutAWord_amongOthers_isNoReason() throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 100; i++) {
      call("POST", i % 10 == 0 ? 200 : 403, null);
    }
    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 404, 409, 422, 429, 500, 503})
  void anyOtherStatus_isNoRefusal(int status) throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 100; i++) {
      assertThat(call("POST", status, null)).containsExactly("Authorization: Bearer t1");
    }
  }

  /** With an old token too, of which another one would be no better. */
  @Test
  void oneCallAMinute_refusedEachTime_isNoticedWithinTenCalls() throws Exception {
    policy = given.policy(REPLACE);
    int carried = 0;
    while (!call("POST", 401, null).isEmpty()) {
      carried++;
      given.pass(60);
    }
    assertThat(carried).isEqualTo(6); // the first says only that this token is dead
    assertThat(given.said()).hasLineCount(1).contains(" BA-431 ");
  }

  /** Three tokens in a row is what BA-341 is about: one cause, one line. */
  @Test
  void continuingRefusals_areOneLine_thatOfTheBreaker() throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 60; i++) {
      call("GET", 401, null);
      given.pass(60);
    }
    assertThat(given.said()).hasLineCount(1).contains(" BA-431 ").doesNotContain("BA-341");
  }

  @Test
  void continuingRefusals_breakerOff_areClassifiedAsBefore() throws Exception {
    policy = given.policy(REPLACE, "bearer.breaker=off");
    for (int i = 0; i < 60; i++) {
      call("GET", 401, null);
      given.pass(60);
    }
    assertThat(given.said()).hasLineCount(1).contains(" BA-341 ");
  }

  /** Two processes end each other's tokens; each call is sent again and succeeds. */
  @Test
  void continuingRefusals_belowTheShare_areClassifiedAllTheSame() throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 200; i++) {
      answer(ask("GET"), 200, null);
      answer(ask("GET"), 200, null);
      given.pass(6);
      answer(ask("GET"), 401, null);
      if (policy.again(exchange, "GET", true)) {
        answer(ask("GET"), 200, null);
      }
      given.pass(300);
    }
    assertThat(given.said()).hasLineCount(1).contains(" BA-342 ");
  }

  @Test
  void refusedAndSentAgainWithSuccess_isNoRefusal() throws Exception {
    policy = given.policy(REPLACE);
    for (int i = 0; i < 50; i++) {
      Edit sent = ask("GET");
      given.pass(700);
      answer(sent, 401, null);
      assertThat(policy.again(exchange, "GET", true)).isTrue();
      answer(ask("GET"), 200, null);
    }
    assertThat(given.said()).doesNotContain("BA-431");
  }

  @Test
  void manyCallsUnderWay_refusedWithOneDeadToken_areNoReason() throws Exception {
    policy = given.policy(REPLACE);
    Edit sent = ask("POST");
    given.pass(6);
    for (int i = 0; i < 100; i++) {
      answer(sent, 401, null);
      policy.again(exchange, "POST", true);
    }
    assertThat(call("POST", 200, null)).containsExactly("Authorization: Bearer t2");
    assertThat(given.said()).isEmpty();
  }

  @Test
  void trial_isOneSafeCallAfterAMinute() throws Exception {
    policy = given.policy(REPLACE);
    open();
    given.pass(59);
    assertThat(call("GET", 200, null)).isEqualTo(LEFT_ALONE);
    given.pass(1);
    for (String unsafe : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
      assertThat(call(unsafe, 200, null)).isEqualTo(LEFT_ALONE);
    }
    Edit trial = ask("GET");
    assertThat(header(trial)).containsExactly("Authorization: Bearer t1");
    assertThat(call("GET", 200, null)).isEqualTo(LEFT_ALONE);
    answer(trial, 200, null);

    assertThat(call("POST", 200, null)).containsExactly("Authorization: Bearer t1");
    assertThat(given.said())
        .hasLineCount(2)
        .endsWith(
            "[bearer-agent] WARN BA-432 the API takes the token again (rule default): all calls"
                + " carry it\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void trial_refused_isSentAgainAsTheApplicationBuiltIt(String method) throws Exception {
    policy = given.policy("bearer.replay-on-401=safe", REPLACE);
    open();
    given.pass(60);
    Edit trial = ask(method);
    assertThat(header(trial)).isNotEmpty();
    policy.answered(exchange, trial, 401, "Bearer");

    assertThat(policy.again(exchange, method, true)).isTrue();
    assertThat(header(ask(method))).isEqualTo(LEFT_ALONE);
    policy.answered(exchange, null, 200, null);
    given.pass(119);
    assertThat(call(method, 200, null)).isEqualTo(LEFT_ALONE);
    given.pass(1);
    assertThat(call(method, 200, null)).isEqualTo(LEFT_ALONE); // asks for another token
    assertThat(header(ask(method))).containsExactly("Authorization: Bearer t2");
    assertThat(given.said()).hasLineCount(1);
    assertThat(policy.remembered()).isZero();
  }

  @Test
  void trial_refused_withoutReplays_reachesTheApplication() throws Exception {
    policy = given.policy("bearer.replay-on-401=off", REPLACE);
    open();
    given.pass(60);
    answer(ask("GET"), 401, "Bearer");
    assertThat(policy.again(exchange, "GET", true)).isFalse();
  }

  @Test
  void trial_thatSaysNothing_isFollowedByAnotherAfterTheSamePause() throws Exception {
    policy = given.policy(REPLACE);
    open();
    for (int i = 0; i < 3; i++) {
      given.pass(60);
      Edit trial = ask("GET");
      assertThat(header(trial)).isNotEmpty();
      answer(trial, 503, null);
    }
  }

  /** Nobody waits for it, and the call itself goes out as it is. */
  @Test
  void trial_withoutAToken_asksForOneBehindTheCall() throws Exception {
    policy = given.policy(REPLACE, "bearer.on-token-failure=fail");
    open();
    given.pass(3601);
    given.serverUp = false;
    assertThat(call("GET", 200, null)).isEqualTo(LEFT_ALONE);
    given.serverUp = true;
    given.pass(60);
    assertThat(call("GET", 200, null)).isEqualTo(LEFT_ALONE);
    assertThat(given.fetches).isEqualTo(3);
    assertThat(header(ask("GET"))).containsExactly("Authorization: Bearer t3");
  }

  @Test
  void beginning_whileLeftAlone_waitsForNothing() throws Exception {
    policy = given.policy(REPLACE, "bearer.on-token-failure=fail");
    open();
    given.pass(3601);
    given.serverUp = false;
    Head head = new Head().method("POST");

    policy.beginning(head, head);
    policy.beginningNow(head, head);
    assertThat(policy.ready(head, head)).isNull();
    assertThat(given.fetches).isEqualTo(1);
  }

  @Test
  void lateAnswers_ofCallsSentBefore_closeNothing() throws Exception {
    policy = given.policy(REPLACE);
    Edit before = ask("GET");
    open();
    answer(before, 200, null);
    assertThat(call("POST", 200, null)).isEqualTo(LEFT_ALONE);
  }

  @Test
  void replace_ofAnotherRule_keepsItOpen_ofItsModeDoesNot() throws Exception {
    policy = given.policy(REPLACE);
    open();
    policy.replace(Given.config(REPLACE, "bearer.token-timeout=1s"));
    assertThat(call("POST", 200, null)).isEqualTo(LEFT_ALONE);
    policy.replace(Given.config("bearer.mode=observe"));
    assertThat(call("POST", 200, null)).isEqualTo(LEFT_ALONE);
    policy.replace(Given.config(REPLACE));
    assertThat(call("POST", 200, null)).containsExactly("Authorization: Bearer t1");
  }

  private void open() throws Exception {
    for (int i = 0; i < 5; i++) {
      call("POST", 401, null);
    }
  }

  /** One call with its answer, and what it carried of ours. */
  private List<String> call(String method, int status, String challenges) throws Exception {
    Edit edit = ask(method);
    policy.sent(exchange, edit);
    answerIfCarried(edit, status, challenges);
    if (status == 401 && policy.again(exchange, method, true)) {
      answerIfCarried(ask(method), 401, challenges);
    }
    return header(edit);
  }

  private void answerIfCarried(Edit edit, int status, String challenges) {
    answer(edit, header(edit).isEmpty() ? 200 : status, challenges);
  }

  private Edit ask(String method) throws Exception {
    Head head = new Head().method(method).with("x-picpay-token", "legacy");
    return policy.outgoing(head, head);
  }

  private void answer(Edit edit, int status, String challenges) {
    policy.answered(exchange, edit, status, challenges);
  }

  private static List<String> header(Edit edit) {
    return edit != null && edit.lease() instanceof Grant grant
        ? List.of("Authorization: " + grant.token.header())
        : LEFT_ALONE;
  }
}
