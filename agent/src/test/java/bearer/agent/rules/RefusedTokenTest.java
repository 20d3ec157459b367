package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import java.net.ConnectException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** One API refuses a token while no other can be had: what becomes of calls to the others. */
@NullUnmarked
class RefusedTokenTest {
  private static final String BOTH = "bearer.hosts=api.example.com,other.example.com";

  private final Given given = new Given();
  private final Object exchange = new Object();

  @Test
  void outgoing_refusedDuringAnOutage_otherHostsKeepTheToken() throws Exception {
    Policy policy = given.policy(BOTH);
    refused(policy, ask(policy, "api.example.com"));

    for (int i = 0; i < 60; i++) {
      assertThat(header(ask(policy, "other.example.com"))).isEqualTo("Bearer t1");
      given.pass(30);
    }
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isZero();
    given.serverUp = true;
    given.pass(30);
    ask(policy, "other.example.com"); // asks behind the callers
    assertThat(header(ask(policy, "other.example.com"))).isEqualTo("Bearer t" + given.fetches);
  }

  /** It may be as good there as before: that is found out, once. */
  @Test
  void outgoing_hostThatRefusesItAgain_goesWithoutUntilTheNextOne() throws Exception {
    Policy policy = given.policy(BOTH, "bearer.mode=replace");
    refused(policy, ask(policy, "api.example.com"));
    Edit again = ask(policy, "api.example.com");
    assertThat(header(again)).isEqualTo("Bearer t1");
    policy.answered(exchange, again, 401, "Bearer");

    assertThat(policy.again(exchange, "GET", true)).isFalse();
    assertThat(Given.change(ask(policy, "api.example.com"))).isNull();
    assertThat(header(ask(policy, "other.example.com"))).isEqualTo("Bearer t1");
    given.serverUp = true;
    given.pass(60);
    assertThat(header(ask(policy, "api.example.com"))).isEqualTo("Bearer t" + given.fetches);
  }

  @Test
  void beginning_failAndOnlyTheRefusedToken_letsOtherHostsPass() throws Exception {
    Policy policy = given.policy(BOTH, "bearer.on-token-failure=fail");
    refused(policy, ask(policy, "api.example.com"));
    Head other = Head.to("https://other.example.com/");

    policy.beginning(other, other);
    policy.beginningNow(other, other);
    assertThat(policy.ready(other, other)).isNull();
    policy.answered(exchange, ask(policy, "api.example.com"), 401, "Bearer");
    Head refusing = Head.to("https://api.example.com/");
    assertThatThrownBy(() -> policy.beginning(refusing, refusing))
        .isInstanceOf(ConnectException.class);
    policy.beginning(other, other);
  }

  /** Nobody knows yet whether there is a better one. */
  @Test
  void outgoing_refusedAndTheServerAnswers_everybodyGetsTheNextOne() throws Exception {
    Policy policy = given.policy(BOTH);
    Edit sent = ask(policy, "api.example.com");
    given.pass(6);
    policy.answered(exchange, sent, 401, "Bearer");

    assertThat(header(ask(policy, "other.example.com"))).isEqualTo("Bearer t2");
  }

  @Test
  void outgoing_refusedTokenAtItsEnd_isNotSentBeyond() throws Exception {
    Policy policy = given.policy(BOTH);
    refused(policy, ask(policy, "api.example.com"));
    given.pass(3_600 - 7);
    assertThat(header(ask(policy, "other.example.com"))).isEqualTo("Bearer t1");
    given.pass(1);

    assertThat(Given.change(ask(policy, "other.example.com"))).isNull();
  }

  /** And the server has just gone. */
  private void refused(Policy policy, Edit sent) {
    given.pass(6);
    given.serverUp = false;
    policy.answered(exchange, sent, 401, "Bearer");
    policy.again(exchange, "GET", true);
  }

  private static Edit ask(Policy policy, String host) throws Exception {
    Head head = Head.to("https://" + host + "/");
    return policy.outgoing(head, head);
  }

  private static String header(Edit edit) {
    return edit.lease() instanceof Grant grant ? grant.token.header() : null;
  }
}
