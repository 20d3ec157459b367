package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.RuleConfig;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenUseOptionsTest {
  @Test
  void read_nothingSaidAboutTokensOverTime_isOff() {
    RuleConfig rule = Given.minimum().active();

    assertThat(rule.credential.use.refreshBeforeNanos).isZero();
    assertThat(rule.credential.use.serveStaleNanos).isZero();
    assertThat(rule.credential.use.warmUp).isFalse();
  }

  @Test
  void read_tokensOverTime_areThere() {
    RuleConfig rule =
        Given.minimum()
            .property("bearer.refresh-before", "30s")
            .property("bearer.serve-stale", "1m")
            .property("bearer.warm-up", "true")
            .active();

    assertThat(rule.credential.use.refreshBeforeNanos).isEqualTo(TimeUnit.SECONDS.toNanos(30));
    assertThat(rule.credential.use.serveStaleNanos).isEqualTo(TimeUnit.MINUTES.toNanos(1));
    assertThat(rule.credential.use.warmUp).isTrue();
  }

  @Test
  void read_badValues_areReported() {
    Given given =
        Given.minimum()
            .property("bearer.refresh-before", "30")
            .property("bearer.serve-stale", "-1s")
            .property("bearer.warm-up", "maybe");

    assertThat(given.problems()).hasSize(3);
  }
}
