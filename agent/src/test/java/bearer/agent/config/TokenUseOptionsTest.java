package bearer.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenUseOptionsTest {
  @Test
  void read_nothingSaidAboutTokensOverTime_isOff() {
    AgentConfig config = Given.minimum().active();

    assertThat(config.refreshBeforeNanos).isZero();
    assertThat(config.serveStaleNanos).isZero();
    assertThat(config.warmUp).isFalse();
  }

  @Test
  void read_tokensOverTime_areThere() {
    AgentConfig config =
        Given.minimum()
            .property("bearer.refresh-before", "30s")
            .property("bearer.serve-stale", "1m")
            .property("bearer.warm-up", "true")
            .active();

    assertThat(config.refreshBeforeNanos).isEqualTo(TimeUnit.SECONDS.toNanos(30));
    assertThat(config.serveStaleNanos).isEqualTo(TimeUnit.MINUTES.toNanos(1));
    assertThat(config.warmUp).isTrue();
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
