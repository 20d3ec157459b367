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

/** As {@link TokenRefusedIT}, where the operator has named POST and nothing else. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@ExtendWith(TellsStderr.class)
@Order(1) // its runs go on beside the longest
class PostRefusedIT implements TellsStderr.OfSubject {
  private final RefusedCalls calls;

  PostRefusedIT(RefusedCalls calls) {
    this.calls = calls;
  }

  static Stream<RefusedCalls> runs() {
    return RefusedCalls.ahead(
        ClientOnJdk.onNewest()
            .map(about -> new RefusedCalls(about, "POST"))
            .map(PostRefusedIT::prepared));
  }

  private static RefusedCalls prepared(RefusedCalls calls) {
    return calls
        .with("GET", "/get")
        .withBody("POST", "/post", Call.Body.FIXED)
        .withBody("POST", "/post-stream", Call.Body.CHUNKED);
  }

  @Test
  void namedMethod_refused_isSentAgainWithItsBodyAndTheNextToken() {
    calls.about.whyNot(Feature.REPLAY).ifPresent(Assumptions::abort);
    assertThat(calls.answer("/post").body).isEqualTo("accepted");
    assertThat(calls.seen("/post"))
        .extracting(Seen::authorization)
        .containsExactly(List.of(FIRST), List.of(SECOND));
    assertThat(calls.seen("/post")).extracting(Seen::body).containsOnly("body of /post");
  }

  @Test
  void otherMethod_refused_isNotSentAgain() {
    assertThat(calls.answer("/get").status).isEqualTo(401);
    assertThat(calls.seen("/get")).hasSize(1);
  }

  @Test
  void streamedBody_refused_isNotSentAgain() {
    calls.about.whyNot(Feature.CHUNKED_BODY).ifPresent(Assumptions::abort);
    assertThat(calls.seen("/post-stream")).hasSize(1);
  }

  @Override
  public RefusedCalls subject() {
    return calls;
  }
}
