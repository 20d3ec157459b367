package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchCountsTest {
  @Test
  void failures_areTheReasonsOfTheCounters_eachAlsoIfThereIsNone() {
    FetchCounts counts = new FetchCounts();
    counts.obtained();
    counts.failed(Code.TOKEN_IO);
    counts.failed(Code.PROXY_LOGIN_REJECTED);
    counts.failed(Code.TOKEN_CREDENTIAL_REJECTED);

    assertThat(counts.tokens()).isEqualTo(1);
    assertThat(counts.failed()).isEqualTo(3);
    assertThat(counts.failures())
        .isEqualTo(
            Map.of(
                "answer", 0L,
                "credential", 2L,
                "internal", 0L,
                "io", 1L,
                "request", 0L,
                "server", 0L,
                "timeout", 0L));
  }
}
