package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.RawRequest;
import bearer.sandbox.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every client does with calls that are sent to another https server. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@ExtendWith(TellsStderr.class)
@Order(2)
class RewrittenIT implements TellsStderr.OfSubject {
  private final RewrittenCalls calls;

  RewrittenIT(RewrittenCalls calls) {
    this.calls = calls;
  }

  static Stream<RewrittenCalls> runs() {
    return ClientOnJdk.forRewriting().map(RewrittenCalls::new);
  }

  @Override
  public Subject subject() {
    return calls;
  }

  private List<Request> old(String what) {
    return RewrittenCalls.of(what, calls.servers.old(calls.run));
  }

  private List<Request> fresh(String what) {
    return RewrittenCalls.of(what, calls.servers.fresh(calls.run));
  }

  private void isAnswered(String call, String body) {
    assertThat(calls.answers(call))
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer.status + answer.body).isEqualTo("200" + body));
  }

  private void isMoved(Request request) {
    assertThat(request.headers("Authorization")).containsExactly("Bearer token.of-" + calls.run);
    assertThat(request.headers("x-picpay-token")).isEmpty();
    assertThat(request.headers("Host")).containsExactly("localhost:" + calls.servers.newPort());
  }

  private static void isUntouched(Request request) {
    assertThat(request.headers("x-picpay-token")).containsExactly("legacy");
    assertThat(request.headers("Authorization")).isNotEqualTo(List.of("Bearer"));
    assertThat(request.headers("Authorization").toString()).doesNotContain("token.of-");
  }

  @Test
  void call_belowTheOldUrl_arrivesAtTheNewOneWithTheTokenAlone() {
    isAnswered("payments/1%2F2?a=b%20c", "new");
    assertThat(old("payments/1%2F2")).isEmpty();
    assertThat(fresh("payments/1%2F2"))
        .hasSize(1)
        .allSatisfy(this::isMoved)
        .allSatisfy(
            r -> assertThat(r.target()).isEqualTo("/v2/" + calls.run + "/payments/1%2F2?a=b%20c"));
  }

  @Test
  void body_arrivesAtTheNewUrl() {
    isAnswered("posted", "new");
    assertThat(fresh("posted")).hasSize(1).allSatisfy(this::isMoved);
    assertThat(fresh("posted").get(0).body()).isEqualTo(Call.post("").body);
    assertThat(fresh("posted").get(0).target()).endsWith("/posted?a=b");
    isAnswered("streamed", "new");
    assertThat(fresh("streamed")).hasSize(1).allSatisfy(this::isMoved);
    assertThat(fresh("streamed").get(0).body()).isEqualTo("{\"streamed\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments/7/cancellations", "own", "signed", "other"})
  void callThatMustStay_arrivesAtTheOldUrlUntouched(String call) {
    isAnswered(call, "old");
    assertThat(fresh(call)).isEmpty();
    assertThat(old(call)).hasSize(1).allSatisfy(RewrittenIT::isUntouched);
  }

  @Test
  void sameRequestObject_sentTwice_arrivesAtTheNewUrlBothTimes() {
    assumeTrue(calls.about.whyNot(Feature.SAME_REQUEST_TWICE).isEmpty(), "a request is sent once");
    isAnswered("twice", "new");
    assertThat(fresh("twice")).hasSize(2).allSatisfy(this::isMoved);
    assertThat(old("twice")).isEmpty();
    if (calls.about.whyNot(Feature.CALLERS_REQUEST_UNCHANGED).isEmpty()) {
      assertThat(calls.answers("twice"))
          .allSatisfy(
              answer ->
                  assertThat(answer.callersHeaders).allMatch(h -> !h.startsWith("Authorization")));
    }
  }

  @Test
  void manyAtATime_andWithoutWaiting_allArriveAtTheNewUrl() {
    isAnswered("together", "new");
    assertThat(fresh("together")).hasSize(6).allSatisfy(this::isMoved);
    isAnswered("async", "new");
    assertThat(fresh("async")).hasSize(1).allSatisfy(this::isMoved);
  }

  @Test
  void http2_arrivesAtTheNewUrlWithTheTokenAlone() {
    assumeTrue(calls.about.whyNot(Feature.HTTP2).isEmpty(), "it does not speak HTTP/2");
    isAnswered("http2", "");
    isAnswered("http2 posted", "");
    assertThat(Api.CONFIGURED.seen(calls.http2Path))
        .extracting(seen -> seen.method() + seen.protocol() + seen.authorization())
        .containsExactly(
            "GETHTTP/2.0[Bearer token.of-" + calls.run + "]",
            "GETHTTP/2.0[Bearer token.of-" + calls.run + "]",
            "POSTHTTP/2.0[Bearer token.of-" + calls.run + "]");
    assertThat(Api.CONFIGURED.seen(calls.http2Path))
        .allSatisfy(seen -> assertThat(seen.all("x-picpay-token")).isEmpty());
  }

  @Test
  void redirects_keepTheTokenAtTheNewServer_andEndACircle() {
    assumeFalse(calls.followsNothing(), "it follows no redirect");
    boolean moved = calls.about.whyNot(Feature.REDIRECT_REWRITTEN).isEmpty();
    isAnswered("back", moved ? "new" : "old");
    isAnswered("circle", "old");
    isAnswered("beside", "old");
    boolean relative = moved && !calls.followsPostsOnly(); // Axis refuses what is no whole URL
    if (relative) {
      isAnswered("here", "new");
    }
    if (moved) {
      assertThat(fresh("status")).hasSize(relative ? 2 : 1).allSatisfy(this::isMoved);
    }
    assertThat(old("status")).hasSize(moved ? 0 : 1);
    assertThat(fresh("circle")).hasSize(1).allSatisfy(this::isMoved);
    assertThat(old("circle")).hasSize(1);
    assertThat(old(calls.run)).extracting(Request::path).containsExactly("/elsewhere/" + calls.run);
    assertThat(calls.servers.old(calls.run))
        .allSatisfy(r -> assertThat(r.headers("Authorization").toString()).doesNotContain("token"));
  }

  /** What begins and what writes heads have to agree, call by call, where they know little. */
  @Test
  void someOfTheCalls_areMovedWhole_andTheOthersLeft() {
    assumeTrue(calls.about.client().isFacade(), "one object stands for a call all the way");
    try (ClientJvm jvm =
        new ClientJvm(
            calls
                .agent()
                .property("bearer.percent", "50")
                .property("bearer.percent-by", "request"))) {
      jvm.send(calls.named(Call.get(calls.v1("part")).times(40)));
      assertThat(jvm.finish()).doesNotContain(" BA-421 ");
    }
    assertThat(fresh("part")).isNotEmpty().allSatisfy(this::isMoved);
    assertThat(old("part")).isNotEmpty().allSatisfy(RewrittenIT::isUntouched);
    assertThat(fresh("part").size() + old("part").size()).isEqualTo(40);
  }

  @Test
  void noToken_request_isByteIdenticalToARunWithoutTheAgent() {
    Call get = Call.get(calls.v1("untouched?b=%20"));
    Call post = Call.post(calls.v1("untouched"));
    try (ClientJvm jvm = new ClientJvm(calls.withoutAgent())) {
      jvm.send(calls.named(get));
      jvm.send(calls.named(post));
      jvm.finish();
    }
    try (ClientJvm jvm =
        new ClientJvm(calls.agent().property("bearer.token-url", "http://localhost:1/token"))) {
      jvm.send(calls.named(get));
      jvm.send(calls.named(post));
      assertThat(jvm.finish()).contains(" BA-402 ").doesNotContain(" BA-421 "); // it could be moved
    }
    List<String> seen = old("untouched").stream().map(Request::text).toList();
    assertThat(seen).hasSize(4);
    assertThat(seen.subList(2, 4)).isEqualTo(seen.subList(0, 2));
    assertThat(fresh("untouched")).isEmpty();
  }

  @Test
  void throughAProxy_theTunnelLeadsToTheNewHost() throws IOException {
    assumeTrue(calls.about.whyNot(Feature.PROXY).isEmpty(), "it knows no proxy");
    try (RawProxy proxy = new RawProxy(calls.servers.newPort());
        ClientJvm jvm = new ClientJvm(calls.agent())) {
      Call call = Call.get("https://appws.example.test/v1/" + calls.run + "/proxied");
      List<Answer> answers = jvm.send(calls.named(call.through(proxy.address())));
      String stderr = jvm.finish();

      assertThat(answers.get(0).body).as("%s %s", answers, stderr).isEqualTo("new");
      assertThat(proxy.take())
          .extracting(RawRequest::line)
          .containsExactly("CONNECT api.example.test:443 HTTP/1.1");
      List<Request> seen = new ArrayList<>(fresh("proxied"));
      assertThat(seen).hasSize(1);
      assertThat(seen.get(0).headers("Host")).containsExactly("api.example.test");
      assertThat(seen.get(0).headers("Authorization"))
          .containsExactly("Bearer token.of-" + calls.run);
    }
  }
}
