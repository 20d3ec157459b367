package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Credential;
import bearer.agent.net.Url;
import bearer.agent.token.TokenCell;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a rule observes, the host that its requests would be sent to is tried, once. */
@NullUnmarked
class TargetTrialsTest {
  private final Given given = new Given();

  @ParameterizedTest
  @CsvSource({"observe, true, 1", "observe, false, 0", "replace, true, 0", "off, true, 0"})
  void moving_firstCall_triesTheTargetWhereNothingIsChanged(String mode, boolean dryRun, int trials)
      throws Exception {
    Policy policy =
        given.policy(
            "bearer.mode=" + mode,
            "bearer.dry-run=" + dryRun,
            "bearer.rewrite=https://old.example.com/v1/ => https://api.example.com/v2/");
    int before = given.continuations.alarms();
    for (int i = 0; i < 3; i++) {
      Head head = Head.to("https://old.example.com/v1/payments");
      policy.moving(head, head);
    }

    assertThat(given.continuations.alarms() - before).isEqualTo(trials);
  }

  @Test
  void moving_elsewhere_triesNothing() throws Exception {
    Policy policy =
        given.policy(
            "bearer.mode=observe",
            "bearer.rewrite=https://old.example.com/v1/ => https://api.example.com/v2/");
    int before = given.continuations.alarms();
    Head head = Head.to("https://old.example.com/v2/payments");
    policy.moving(head, head);

    assertThat(given.continuations.alarms()).isEqualTo(before);
  }

  @Test
  void attempt_isSaidWithItsOutcome() throws Exception {
    Url target = Url.parse("https://api.example.com/v2/");
    given.policy("bearer.log-level=info");
    new TargetTrials(given.log(), given.continuations, new Network(null)).attempt("shop", target);
    new TargetTrials(given.log(), given.continuations, new Network("refused"))
        .attempt("shop", target);

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] INFO BA-427 api.example.com:443 can be reached from here (rule shop)\n"
                + "[bearer-agent] WARN BA-428 api.example.com:443 could not be reached from here, and"
                + " requests would have been sent there: java.io.IOException: refused (rule shop)\n");
  }

  /** Else it would end in the application's handler of what nobody has caught. */
  @Test
  void attempt_applicationsCodeBreaks_isSaidAndEndsHere() throws Exception {
    CellFactory network =
        new CellFactory() {
          @Override
          public TokenCell cellOf(Credential credential) {
            throw new AssertionError("no token is wanted");
          }

          @Override
          public void connect(Url server) {
            throw new NoClassDefFoundError("com/shop/ProxyChoice");
          }
        };
    new TargetTrials(given.log(), given.continuations, network)
        .attempt("shop", Url.parse("https://api.example.com/v2/"));

    assertThat(given.said()).contains("java.lang.NoClassDefFoundError: com/shop/ProxyChoice");
  }

  private record Network(String problem) implements CellFactory {
    @Override
    public TokenCell cellOf(Credential credential) {
      throw new AssertionError("no token is wanted");
    }

    @Override
    public void connect(Url server) throws IOException {
      if (problem != null) {
        throw new IOException(problem);
      }
    }
  }
}
