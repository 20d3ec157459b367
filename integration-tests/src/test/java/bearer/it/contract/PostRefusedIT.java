package bearer.it.contract;

import static bearer.it.servers.RefusingApi.FIRST;
import static bearer.it.servers.RefusingApi.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.servers.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link TokenRefusedIT}, where the operator has named POST and nothing else. */
@ParameterizedClass(name = "{0}")
@MethodSource("runs")
@ExtendWith(NamesTheTarget.class)
class PostRefusedIT {
  private final RefusedCalls calls;

  PostRefusedIT(RefusedCalls calls) {
    this.calls = calls;
  }

  static Stream<RefusedCalls> runs() {
    return RefusedClients.each("POST")
        .map(
            calls ->
                calls
                    .with("GET", "/get")
                    .withBody("POST", "/post", Call.Body.FIXED)
                    .withBody("POST", "/post-stream", Call.Body.CHUNKED));
  }

  @Test
  void namedMethod_refused_isSentAgainWithItsBodyAndTheNextToken() {
    assumeTrue(calls.replays(), "this client sends nothing again");
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
    assertThat(calls.seen("/post-stream")).hasSize(1);
  }

  @Override
  public String toString() {
    return calls.toString();
  }
}
