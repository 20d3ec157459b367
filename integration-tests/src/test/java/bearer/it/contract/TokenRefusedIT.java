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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every client does when an API answers 401 to the agent's token; defaults. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@ExtendWith(TellsStderr.class)
@Order(1)
class TokenRefusedIT implements TellsStderr.OfSubject {
  private static final int LATE = 100;

  private final RefusedCalls calls;

  TokenRefusedIT(RefusedCalls calls) {
    this.calls = calls;
  }

  static Stream<RefusedCalls> runs() {
    return RefusedCalls.ahead(
        ClientOnJdk.forReplays()
            .map(about -> new RefusedCalls(about, "safe"))
            .map(TokenRefusedIT::prepared));
  }

  private static RefusedCalls prepared(RefusedCalls calls) {
    for (int i = 0; i < LATE; i++) {
      calls.with("GET", "/late/" + i);
    }
    return calls
        .with("DELETE", "/delete")
        .with("HEAD", "/head")
        .with("GET", "/always")
        .with("GET", "/forbidden")
        .with("GET", "/basic")
        .with("GET", "/scope")
        .with("GET", "/bearer")
        .with("GET", "/redirect")
        .withHeader("/own", "Authorization", "Bearer the.applications.own")
        .withBody("POST", "/post", Call.Body.FIXED)
        .withKey("POST", "/post-with-key")
        .withBody("POST", "/post-stream", Call.Body.CHUNKED)
        .withBody("PUT", "/put", Call.Body.FIXED)
        .withBody("PUT", "/put-stream", Call.Body.CHUNKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trigger", "/late/0", "/delete", "/head", "/bearer", "/put"})
  void safeRequest_refusedOnce_isSentAgainWithTheNextToken(String path) {
    requiresReplay();
    assertThat(calls.answer(path).status).as("%s", calls.answer(path)).isEqualTo(200);
    List<Seen> seen = calls.seen(path);
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).authorization()).containsExactly(FIRST);
    assertThat(seen.get(1).authorization()).containsExactly(SECOND);
    assertThat(seen.get(1).method()).isEqualTo(seen.get(0).method());
    assertThat(seen.get(1).body()).isEqualTo(seen.get(0).body());
  }

  @Test
  void hundredLateRefusals_ofOneToken_allSucceedAndCostOneTokenRequest() {
    requiresReplay();
    for (int i = 0; i < LATE; i++) {
      assertThat(calls.answer("/late/" + i).body).isEqualTo("accepted");
    }
    assertThat(calls.tokenRequests()).isEqualTo(2);
  }

  @Test
  void refusedAlways_isSentAgainOnce() {
    requiresReplay();
    isRefusal(calls.answer("/always"));
    assertThat(calls.seen("/always"))
        .extracting(Seen::authorization)
        .containsExactly(List.of(FIRST), List.of(SECOND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/basic", "/scope", "/post", "/post-with-key"})
  void refusal_thatIsNoReasonToRepeat_reachesTheApplicationWithItsBody(String path) {
    isRefusal(calls.answer(path));
    assertThat(calls.seen(path)).hasSize(1);
    assertThat(calls.seen(path).get(0).authorization()).containsExactly(FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/post-stream", "/put-stream"})
  void streamedBody_refused_isNotSentAgain(String path) {
    calls.about.whyNot(Feature.CHUNKED_BODY).ifPresent(Assumptions::abort);
    if (path.startsWith("/put")) {
      calls.about.whyNot(Verb.PUT_WITH_BODY).ifPresent(Assumptions::abort);
    }
    Answer answer = calls.answer(path);
    // HttpURLConnection says by an exception of its own that it cannot send a stream again
    assertThat(answer.status == 401 || answer.failure.get(0).contains("HttpRetryException"))
        .as("%s", answer)
        .isTrue();
    assertThat(calls.seen(path)).hasSize(1);
    assertThat(calls.seen(path).get(0).body()).isEqualTo("body of " + path);
  }

  @Test
  void forbidden_isNotSentAgain() {
    assertThat(calls.answer("/forbidden").status).isEqualTo(403);
    assertThat(calls.answer("/forbidden").body).isEqualTo("refused");
    assertThat(calls.seen("/forbidden")).hasSize(1);
  }

  @Test
  void ownAuthorization_refused_isLeftToTheApplication() {
    isRefusal(calls.answer("/own"));
    assertThat(calls.seen("/own")).hasSize(1);
    assertThat(calls.seen("/own").get(0).authorization())
        .containsExactly("Bearer the.applications.own");
  }

  @Test
  void replay_answeredWithARedirectElsewhere_takesNoTokenThere() {
    requiresReplay();
    calls.about.whyNot(Feature.REDIRECT_ELSEWHERE).ifPresent(Assumptions::abort);
    assertThat(calls.seen("/redirect")).hasSize(2);
    assertThat(calls.seen("/elsewhere")).hasSize(1);
    assertThat(calls.seen("/elsewhere").get(0).authorization()).isEmpty();
  }

  @Test
  void nextRequest_afterARefusal_hasTheNextToken() {
    assertThat(calls.answer("/last").body).isEqualTo("accepted");
    assertThat(calls.seen("/last").get(0).authorization()).containsExactly(SECOND);
    assertThat(calls.tokenRequests()).isEqualTo(2);
    assertThat(OthersLines.removedFrom(calls.stderr())).isEmpty();
  }

  private void requiresReplay() {
    calls.about.whyNot(Feature.REPLAY).ifPresent(Assumptions::abort);
  }

  private static void isRefusal(Answer answer) {
    assertThat(answer.status).as("%s", answer).isEqualTo(401);
    assertThat(answer.body).isEqualTo("refused");
  }

  @Override
  public RefusedCalls subject() {
    return calls;
  }
}
