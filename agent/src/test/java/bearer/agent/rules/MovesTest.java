package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.Mode;
import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Move;
import java.net.ConnectException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that begin below a rewritten URL. */
@NullUnmarked
class MovesTest {
  private static final String REWRITE =
      "bearer.rewrite=https://old.example/v1/ => https://api.example.com/v2/,"
          + " https://old.example/v1/deep/ => https://api.example.com/deeper/";

  private final Given given = new Given();

  private Policy policy(String mode, String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "bearer.mode=" + mode;
    all[1] = REWRITE;
    all[2] = "bearer.rewrite-except=/v1/payments/*/cancellations";
    System.arraycopy(more, 0, all, 3, more.length);
    return given.policy(all);
  }

  private static Head old(String target) {
    return Head.to("https", "old.example", -1, target).with("x-picpay-token", "legacy");
  }

  private static Move move(Policy policy, Head head) throws ConnectException {
    return policy.moving(head, head);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payments?a=b%20c, https://api.example.com/v2/payments?a=b%20c",
    "/v1/deep/x%2Fy, https://api.example.com/deeper/x%2Fy",
    "/v1/deeper, https://api.example.com/v2/deeper",
  })
  void call_belowARewrittenUrl_goesToTheLongestOnesTarget(String from, String to) throws Exception {
    assertThat(move(policy("replace"), old(from)).url()).isEqualTo(to);
    assertThat(given.counters.value(Counter.REWRITTEN)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v10/payments", "/v1", "/v1/../x", "/v1/%2e%2e/x", "/other"})
  void call_notBelowIt_isNobodysBusiness(String target) throws Exception {
    assertThat(move(policy("replace"), old(target))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"observe", "add"})
  void modeThatMovesNothing_leavesTheCall(String mode) throws Exception {
    assertThat(move(policy(mode), old("/v1/payments"))).isSameAs(Move.NONE);
    assertThat(given.counters.value(Counter.REWRITTEN)).isZero();
    if (mode.equals("add")) {
      assertThat(given.said()).contains(" BA-423 ");
    }
  }

  @Test
  void excludedOperation_stays_andIsToldOnce() throws Exception {
    Policy policy = policy("enforce");
    Head head = old("/v1/payments/4711/cancellations");
    for (int i = 0; i < 2; i++) {
      assertThat(move(policy, head)).isSameAs(Move.NONE);
      assertThat(Given.change(policy.outgoing(head, head))).isNull();
    }
    assertThat(given.said())
        .hasLineCount(1)
        .contains("BA-422 a request to old.example/v1/payments/*/cancellations is not rewritten");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Host", "Upgrade", "Signature", "DPoP", "X-Amz-Date"})
  void signedOrOwnCredentials_stay(String header) throws Exception {
    Head head = old("/v1/payments").with(header, "its own");
    assertThat(move(policy("enforce", "bearer.overwrite=true"), head)).isSameAs(Move.NONE);
  }

  @Test
  void noToken_stays_untouchedAndWithoutAToken() throws Exception {
    given.serverUp = false;
    Policy policy = policy("replace");
    Head head = old("/v1/payments");
    assertThat(move(policy, head)).isSameAs(Move.NONE);
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
    assertThat(given.said()).contains(" BA-402 ").hasLineCount(1);
    Evidence.Entry entry = policy.evidence().entry("default", "old.example", Mode.REPLACE);
    assertThat(entry.calls).isEqualTo(Map.of("without-token", 1L));
  }

  @Test
  void tokenThatIsRefused_stays_asTheBreakerIsOpen() throws Exception {
    Policy policy = policy("replace");
    for (int i = 0; i < 5; i++) {
      Head head = Head.to("https://api.example.com/v2/payments").method("POST");
      policy.sent(this, policy.outgoing(head, head));
      policy.answered(this, null, 403, "Bearer error=\"insufficient_scope\"");
      policy.again(this, "POST", true);
    }
    Head head = old("/v1/payments");
    assertThat(move(policy, head)).isSameAs(Move.NONE);
    Evidence.Entry entry = policy.evidence().entry("default", "old.example", Mode.REPLACE);
    assertThat(entry.calls).isEqualTo(Map.of("breaker-open", 1L));
  }

  private void refuse(Policy policy) throws Exception {
    for (int i = 0; i < 5; i++) {
      Head head = Head.to("https://api.example.com/v2/payments").method("POST");
      policy.sent(this, policy.outgoing(head, head));
      policy.answered(this, null, 403, "Bearer error=\"insufficient_scope\"");
      policy.again(this, "POST", true);
    }
  }

  /** Calls do not get there, and the API refuses: the trial is not lost by one that stays. */
  @Test
  void trialOfACallThatStays_isTheNextOnes() throws Exception {
    Policy policy = policy("replace");
    for (int i = 0; i < 3; i++) {
      move(policy, old("/v1/a"));
    }
    given.pass(10);
    assertThat(move(policy, old("/v1/a"))).as("calls get nowhere").isSameAs(Move.NONE);
    given.pass(60);
    assertThat(move(policy, old("/v1/a")).leadsElsewhere()).as("tried, in vain").isTrue();
    refuse(policy);
    given.pass(61);
    assertThat(move(policy, old("/v1/a"))).as("until 2 minutes are over").isSameAs(Move.NONE);
    given.pass(59);
    assertThat(move(policy, old("/v1/a")).leadsElsewhere()).isTrue();
  }

  @Test
  void trialOfACallWhoseTokenIsRenewedMeanwhile_goesOnBeingOne() throws Exception {
    Policy policy = policy("replace");
    refuse(policy);
    given.pass(60);
    Move move = move(policy, old("/v1/a"));
    given.cells.get(0).renew(0);
    Head head = moved(move);
    policy.keep(head, move);
    Edit edit = policy.outgoing(head, head);
    assertThat(head.after(edit)).containsExactly("Authorization: Bearer t2");
    policy.sent(this, edit);
    policy.answered(this, edit, 200, null);

    assertThat(given.said()).contains(" BA-432 ");
  }

  @Test
  void noToken_enforce_fails() {
    given.serverUp = false;
    Policy policy = policy("enforce");
    assertThatThrownBy(() -> move(policy, old("/v1/payments")))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("no token for api.example.com");
  }

  @Test
  void otherCaller_stays() throws Exception {
    Policy policy = policy("replace");
    assertThat(move(policy, old("/v1/a")).leadsElsewhere()).isTrue();
    Head other = Head.to("https", "old.example", -1, "/v1/a").with("x-picpay-token", "another");
    assertThat(move(policy, other)).isSameAs(Move.NONE);
    assertThat(given.counters.value(Counter.OTHER_CALLER)).isEqualTo(1);
  }

  @Test
  void redirectFromElsewhere_stays_fromTheRulesOwnHostsOrFrom_goes() throws Exception {
    Policy policy = policy("replace");
    assertThat(move(policy, old("/v1/a").redirectedFrom("https://evil.example/")))
        .isSameAs(Move.NONE);
    for (String own : new String[] {"https://old.example/x", "https://api.example.com/v2/x"}) {
      assertThat(move(policy, old("/v1/a").redirectedFrom(own)).leadsElsewhere()).isTrue();
    }
  }

  @Test
  void head_ofAMovedCall_hasItsRulesTokenThoughTheRulesAreOthersByThen() throws Exception {
    Policy policy = policy("replace");
    Move move = move(policy, old("/v1/a"));
    Head head = moved(move);
    policy.keep(head, move);
    policy.replace(Given.config("bearer.hosts=another.example"));

    Edit edit = Given.change(policy.outgoing(head, head));
    assertThat(head.after(edit)).containsExactly("Authorization: Bearer t1");
  }

  @Test
  void head_ofAMovedCall_tokenGone_hasTheOneInReserve() throws Exception {
    Policy policy = policy("replace");
    Move move = move(policy, old("/v1/a"));
    given.pass(7200);
    given.serverUp = false;
    Head head = moved(move);
    policy.keep(head, move);
    assertThat(head.after(Given.change(policy.outgoing(head, head))))
        .containsExactly("Authorization: Bearer t1");
  }

  @Test
  void head_atAnotherTarget_isNoMovedCall() throws Exception {
    Policy policy = policy("replace");
    Head head = Head.to("https", "evil.example", -1, "/v2/a");
    head.kept = move(policy, old("/v1/a"));
    policy.keep(head, head.kept);
    policy.replace(Given.config());
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
  }

  private static Head moved(Move move) {
    Head head = Head.to("https", move.host, move.port, move.target);
    head.with("x-picpay-token", "legacy");
    head.kept = move;
    return head;
  }

  @ParameterizedTest
  @CsvSource({"replace, false", "enforce, true"})
  void clientThatCannot_isToldOnce(String mode, boolean fails) throws Exception {
    Policy policy = policy(mode);
    for (int i = 0; i < 2; i++) {
      Head head = old("/v1/payments").with("Host", "old.example"); // as most libraries write it
      if (fails) {
        assertThatThrownBy(() -> Given.change(policy.outgoing(head, head)))
            .hasMessageContaining("BA-421");
      } else {
        assertThat(Given.change(policy.outgoing(head, head))).isNull();
      }
    }
    assertThat(given.said()).hasLineCount(1).contains("BA-421 cannot rewrite here: requests by");
  }

  @Test
  void pinOfTheOldHostAlone_stays() throws Exception {
    Head head = old("/v1/payments");
    head.trusted = false;
    assertThat(move(policy("replace"), head)).isSameAs(Move.NONE);
    assertThat(given.said()).contains("BA-422 ").contains("has pinned the certificate");
  }

  @Test
  void threeCallsThatNeverArrive_forTenSeconds_stopTheRule_andASafeOneFindsTheWayAgain()
      throws Exception {
    Policy policy = policy("replace", "bearer.log-level=info");
    Head post = old("/v1/a").method("POST");
    for (int i = 0; i < 4; i++) { // at the same time: nothing is wrong yet
      assertThat(move(policy, post).leadsElsewhere()).isTrue();
    }
    given.pass(10);
    assertThat(move(policy, post)).isSameAs(Move.NONE);
    assertThat(move(policy, old("/v1/a"))).isSameAs(Move.NONE);
    assertThat(given.said()).containsOnlyOnce("BA-425 ");
    given.pass(60);
    assertThat(move(policy, post)).as("no trial").isSameAs(Move.NONE);
    Move trial = move(policy, old("/v1/a"));
    assertThat(trial.leadsElsewhere()).isTrue();
    assertThat(move(policy, old("/v1/a"))).as("one trial").isSameAs(Move.NONE);

    Head head = moved(trial);
    policy.keep(head, trial);
    policy.outgoing(head, head);
    assertThat(move(policy, post).leadsElsewhere()).isTrue();
    assertThat(given.said()).contains("INFO BA-425 a request got to api.example.com");
  }

  @Test
  void callsThatArrive_neverStopTheRule() throws Exception {
    Policy policy = policy("replace");
    for (int i = 0; i < 20; i++) {
      Move move = move(policy, old("/v1/a"));
      assertThat(move.leadsElsewhere()).isTrue();
      Head head = moved(move);
      policy.keep(head, move);
      policy.outgoing(head, head);
      given.pass(5);
    }
  }

  @Test
  void callsThatNeverArrive_enforce_goOnBeingMoved() throws Exception {
    Policy policy = policy("enforce");
    for (int i = 0; i < 5; i++) {
      assertThat(move(policy, old("/v1/a")).leadsElsewhere()).isTrue();
      given.pass(10);
    }
    assertThat(given.said()).containsOnlyOnce("BA-425 ");
  }

  @Test
  void ownAuthorization_setAfterTheCallHasBegun_neverArrives_andItsClientIsLeftAlone()
      throws Exception {
    Policy policy = policy("replace");
    Move move = move(policy, old("/v1/a"));
    Head head = moved(move).with("Authorization", "Basic b3du");
    policy.keep(head, move);
    assertThat(head.after(policy.outgoing(head, head))).containsExactly("Authorization: Bearer t1");
    assertThat(move(policy, old("/v1/a"))).isSameAs(Move.NONE);
    assertThat(given.said()).containsOnlyOnce("BA-426 ");
  }

  @Test
  void head_ofAMovedCall_atAnotherPathOfTheNewHost_isDecidedAnew() throws Exception {
    Policy policy = policy("replace", "bearer.paths=/v2/**,/deeper/**");
    Move move = move(policy, old("/v1/a"));
    Head head = Head.to("https", move.host, move.port, "/elsewhere");
    head.kept = move;
    policy.keep(head, move);
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
  }
}
