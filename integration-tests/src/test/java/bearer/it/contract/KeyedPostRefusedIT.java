package bearer.it.contract;

import static bearer.it.servers.RefusingApi.FIRST;
import static bearer.it.servers.RefusingApi.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link TokenRefusedIT}, where the operator also has requests with a key sent again. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@ExtendWith(TellsStderr.class)
@Order(1) // its runs go on beside the longest
class KeyedPostRefusedIT implements TellsStderr.OfSubject {
  private final RefusedCalls calls;

  KeyedPostRefusedIT(RefusedCalls calls) {
    this.calls = calls;
  }

  static Stream<RefusedCalls> runs() {
    return RefusedCalls.ahead(
        ClientOnJdk.onNewest()
            .map(about -> new RefusedCalls(about, "safe,idempotency-key"))
            .map(KeyedPostRefusedIT::prepared));
  }

  private static RefusedCalls prepared(RefusedCalls calls) {
    return calls.withBody("POST", "/post", Call.Body.FIXED).withKey("POST", "/post-with-key");
  }

  @Test
  void postWithAKey_refused_isSentAgainWithItsKeyItsBodyAndTheNextToken() {
    calls.about.whyNot(Feature.REPLAY).ifPresent(Assumptions::abort);
    assertThat(calls.answer("/post-with-key").body).isEqualTo("accepted");
    assertThat(calls.seen("/post-with-key"))
        .extracting(Seen::authorization)
        .containsExactly(List.of(FIRST), List.of(SECOND));
    assertThat(calls.seen("/post-with-key"))
        .extracting(Seen::body)
        .containsOnly("body of /post-with-key");
    assertThat(calls.seen("/post-with-key"))
        .extracting(seen -> seen.all("idempotency-key"))
        .containsOnly(List.of("key of /post-with-key"));
  }

  @Test
  void postWithoutAKey_refused_isNotSentAgain() {
    assertThat(calls.answer("/post").status).isEqualTo(401);
    assertThat(calls.seen("/post")).hasSize(1);
  }

  @Override
  public RefusedCalls subject() {
    return calls;
  }
}
