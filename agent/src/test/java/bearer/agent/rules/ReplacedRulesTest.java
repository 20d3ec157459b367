package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes the rules while requests are under way. */
class ReplacedRulesTest {
  private final Given given = new Given();
  private final Head head = new Head().with("x-picpay-token", "old");

  /** As the file of bearer.config would have them. */
  private static void become(Policy policy, String mode) {
    policy.replace(Given.config("bearer.mode=add", "bearer.rule.x.hosts=x.example.com", mode));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer.mode=off", "bearer.mode=observe", "bearer.percent=0"})
  void outgoing_switchedOffWhileItWaits_goesOutAsItWasBuilt(String change) throws Exception {
    Policy policy = changedWhileItFetches("bearer.mode=replace", change);

    assertThat(Given.change(policy.outgoing(head, head))).isNull();
    assertThat(given.counters.value(Counter.INJECTED)).isZero();
  }

  @Test
  void outgoing_switchedOffWhileItWaits_doesNotFail() throws Exception {
    given.serverUp = false;
    Policy policy = changedWhileItFetches("bearer.mode=enforce", "bearer.mode=off");

    policy.beginning(head, head);
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
  }

  private Policy changedWhileItFetches(String before, String after) {
    List<Policy> made = new ArrayList<>();
    given.fetching =
        task -> {
          become(made.get(0), after);
          task.run();
        };
    made.add(given.policy(before));
    return made.get(0);
  }

  @Test
  void again_switchedOffMeanwhile_isNoMore() throws Exception {
    Policy policy = given.policy();
    Object exchange = new Object();
    Edit edit = Given.change(policy.outgoing(head, head));
    given.pass(60);
    policy.sent(exchange, edit);
    policy.answered(exchange, edit, 401, "Bearer");
    become(policy, "bearer.mode=off");

    assertThat(policy.again(exchange, "GET", true)).isFalse();
  }

  @Test
  void again_anotherRuleHasChanged_isAsBefore() throws Exception {
    Policy policy = given.policy();
    Object exchange = new Object();
    Edit edit = Given.change(policy.outgoing(head, head));
    given.pass(60);
    policy.sent(exchange, edit);
    policy.answered(exchange, edit, 401, "Bearer");
    become(policy, "bearer.rule.x.mode=off");

    assertThat(policy.again(exchange, "GET", true)).isTrue();
  }

  @Test
  void replace_off_noTokenIsAskedForAheadUntilItIsOnAgain() throws Exception {
    Policy policy = given.policy();
    Given.change(policy.outgoing(head, head));
    become(policy, "bearer.mode=off");
    given.pass(3000 + 60);
    given.cells.get(0).current();
    assertThat(given.fetches).isEqualTo(1);

    become(policy, "bearer.mode=add");
    given.cells.get(0).current();
    assertThat(given.fetches).isEqualTo(2);
  }
}
