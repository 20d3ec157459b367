package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.token.QueueExecutor;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Mode {@code observe} tries the credential once, and changes nothing. */
@NullUnmarked
class DryRunTest {
  private static final String WORKS =
      "[bearer-agent] INFO BA-415 a token was obtained for rule default: the credential works; no"
          + " request carries it\n";

  private final Given given = new Given();

  @Test
  void firstMatchingCall_triesTheCredentialOnceBehindTheCaller() throws Exception {
    QueueExecutor server = new QueueExecutor();
    given.fetching = server;
    Policy policy = given.policy("bearer.mode=observe", "bearer.log-level=info");
    ask(policy, "https://other.example/");
    assertThat(server.waiting()).isZero();

    ask(policy, "https://api.example.com/");
    ask(policy, "https://api.example.com/");
    assertThat(given.said()).doesNotContain("BA-415");
    server.runNext();
    ask(policy, "https://api.example.com/");

    assertThat(server.waiting()).isZero();
    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.said()).containsOnlyOnce(WORKS);
  }

  @Test
  void wrongSecret_isSaidOnceAtWarn() throws Exception {
    given.serverUp = false;
    Policy policy = given.policy("bearer.mode=observe");
    ask(policy, "https://api.example.com/");
    given.pass(3600);
    ask(policy, "https://api.example.com/");

    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-416 no token could be obtained for rule default, and no request"
                + " would have carried one: BA-305 auth.example.com answered 503\n");
  }

  @Test
  void tokenEndsLater_isNotAskedForAgain() throws Exception {
    Policy policy = given.policy("bearer.mode=observe");
    ask(policy, "https://api.example.com/");
    given.pass(7200);
    ask(policy, "https://api.example.com/");

    assertThat(given.fetches).isEqualTo(1);
  }

  @Test
  void switchedOff_asksForNothing() throws Exception {
    ask(given.policy("bearer.mode=observe", "bearer.dry-run=false"), "https://api.example.com/");

    assertThat(given.fetches).isZero();
  }

  @Test
  void otherModes_haveNoDryRun() throws Exception {
    Policy policy = given.policy("bearer.mode=add", "bearer.log-level=info");
    policy.outgoing(new Head(), new Head());

    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.said()).doesNotContain("BA-415");
  }

  private static void ask(Policy policy, String url) throws Exception {
    Head head = Head.to(url);
    policy.beginning(head, head);
    assertThat(policy.ready(head, head)).isNull();
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
  }
}
