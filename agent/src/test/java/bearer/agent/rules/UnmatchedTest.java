package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Gauge;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client is in use, and no request of it is one that a rule is for. */
@NullUnmarked
class UnmatchedTest {
  private static final String LINE =
      "[bearer-agent] INFO BA-414 no request has matched a rule for 10 minutes, although an HTTP"
          + " client is in use; see bearer.hosts and bearer.paths\n";

  private final Given given = new Given();

  @Test
  void tenMinutesWithoutACall_isSaidOnceAtInfo() {
    given.policy("bearer.log-level=info").watch();
    given.pass(599);
    given.continuations.run();
    assertThat(given.said()).isEmpty();
    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isZero();

    given.pass(1);
    given.continuations.run();
    given.continuations.run();
    assertThat(given.said()).isEqualTo(LINE);
    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isEqualTo(1);
    assertThat(given.continuations.alarms()).isZero();
  }

  @Test
  void atWarn_noThreadWaitsAndTheGaugeShowsIt() {
    given.policy().watch();
    given.pass(600);

    assertThat(given.continuations.alarms()).isZero();
    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "add, https://api.example.com/v2/x, first, 0",
    "observe, https://api.example.com/v2/x, first, 0",
    "observe, https://api.example.com/v2/x, second, 0",
    "add, https://api.example.com/v1/x, first, 1",
    "add, https://other.example/v2/x, first, 1",
    "add, http://api.example.com/v2/x, first, 1",
  })
  void aCall_countsIfARuleIsForIt(String mode, String url, String legacy, long unmatched)
      throws Exception {
    Policy policy =
        given.policy("bearer.mode=" + mode, "bearer.paths=/v2/**", "bearer.log-level=info");
    policy.watch();
    Head head = Head.to(url).with("x-picpay-token", legacy);
    policy.outgoing(head, head);
    given.pass(600);
    given.continuations.run();

    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isEqualTo(unmatched);
    assertThat(given.said().contains("BA-414")).isEqualTo(unmatched == 1);
  }

  @Test
  void aCallThatGotNoTokenOrKeptItsOwn_countsToo() throws Exception {
    given.serverUp = false;
    given.policy().outgoing(new Head(), new Head());
    given.pass(600);

    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isZero();
  }

  @Test
  void laterCall_setsTheGaugeBack() throws Exception {
    Policy policy = given.policy();
    given.pass(600);
    Head own = new Head().with("Authorization", "Basic x");
    policy.outgoing(own, own);

    assertThat(given.counters.value(Gauge.NOTHING_MATCHED)).isZero();
  }
}
