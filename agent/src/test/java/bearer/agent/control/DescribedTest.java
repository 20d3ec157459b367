package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.token.StoreState;
import org.junit.jupiter.api.Test;

class DescribedTest {
  private static String text(StoreState state) {
    Report report = new Report();
    Described.store(state, report);
    return report.text();
  }

  @Test
  void store_thatIsUsed_isShown() {
    StoreState state = new StoreState("redis://cache:6379");
    state.reached();
    state.took();
    state.took();
    state.fetched();
    state.leased("another process");

    assertThat(text(state))
        .isEqualTo(
            """
            token store is: reachable
            tokens taken from it: 2
            tokens fetched here: 1
            who asks now: another process
            """);
  }

  @Test
  void store_thatFails_isShownWithTheReason() {
    StoreState state = new StoreState("redis://cache:6379");
    state.failed("it took too long");

    assertThat(text(state)).startsWith("token store is: no: it took too long\n");
  }

  @Test
  void store_none_isNotShown() {
    Report report = new Report();
    Described.store(null, report);

    assertThat(report.text()).isEmpty();
  }
}
