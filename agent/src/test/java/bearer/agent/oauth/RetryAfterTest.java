package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
  private static final long NOW = Instant.parse("1994-11-06T08:49:07Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120|120",
        " 5 |5",
        "0|0",
        "3600|3600",
        "3601|3600",
        "99999999999999999999999|3600",
        "Sun, 06 Nov 1994 08:49:37 GMT|30",
        "Sunday, 06-Nov-94 08:49:37 GMT|30",
        "Sun Nov  6 08:49:37 1994|30",
        "Sun, 06 Nov 1994 07:49:37 GMT|0",
        "Mon, 07 Nov 1994 08:49:37 GMT|3600",
        "-5|0",
        "1.5|0",
        "soon|0",
        "Sun, 06 Nov 1994 08:49:37 GMT and more|0",
        "Sun, 99 Nov 1994 08:49:37 GMT|0",
        "''|0",
        "|0",
      })
  void nanos_ofEveryForm_isCapped(@Nullable String value, long seconds) {
    assertThat(RetryAfter.nanos(value, null, NOW)).isEqualTo(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void nanos_serversClockDiffers_isMeasuredByItsOwn() {
    long nanos =
        RetryAfter.nanos("Sun, 06 Nov 2033 08:50:00 GMT", "Sun, 06 Nov 2033 08:49:30 GMT", NOW);

    assertThat(nanos).isEqualTo(TimeUnit.SECONDS.toNanos(30));
  }

  @ParameterizedTest
  @CsvSource({"429, 17", "503, 17", "400, 17"})
  void fetch_refusalWithRetryAfter_carriesIt(int status, long seconds) throws Exception {
    Answer refusal = Answer.json(status, "").header("Retry-After", "" + seconds);
    try (AuthorizationServer server = AuthorizationServer.answering(refusal)) {
      TokenUnavailable problem = Fetches.problem(Credentials.at(server.url("/")).build());
      assertThat(problem.retryAfterNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(seconds));
    }
  }

  @Test
  void fetch_refusalWithout_carriesNothing() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(Answer.json(503, ""))) {
      TokenUnavailable problem = Fetches.problem(Credentials.at(server.url("/")).build());
      assertThat(problem.retryAfterNanos()).isZero();
    }
  }
}
