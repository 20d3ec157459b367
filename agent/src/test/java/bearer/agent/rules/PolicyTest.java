package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Requests;
import bearer.agent.token.QueueExecutor;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class PolicyTest {
  private static final String NO_TOKEN =
      "[bearer-agent] no token for api.example.com, request not sent:"
          + " BA-305 auth.example.com answered 503";

  private final Given given = new Given();

  @Test
  void outgoing_mode_add_setsTheTokenAndRemovesNothing() throws Exception {
    Head head = new Head().with("x-picpay-token", "old");
    Edit edit = ask(given.policy("bearer.mode=add"), head);

    assertThat(head.after(edit)).containsExactly("x-picpay-token: old", "Authorization: Bearer t1");
    assertThat(edit).hasToString("Edit[redacted]");
    assertThat(edit.lease()).hasToString("Grant[default]");
  }

  @Test
  void outgoing_mode_replace_removesTheLegacyHeaders() throws Exception {
    Head head = new Head().with("X-PicPay-Token", "old").with("x-seller-token", "s");

    assertThat(head.after(ask(given.policy("bearer.mode=replace"), head)))
        .containsExactly("Authorization: Bearer t1");
  }

  @Test
  void outgoing_secondRequest_getsTheSameInstance() throws Exception {
    Requests policy = given.policy();

    assertThat(ask(policy, new Head())).isSameAs(ask(policy, new Head()));
    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(2);
  }

  @Test
  void outgoing_mode_observe_changesNothingAndFetchesNothing() throws Exception {
    Requests policy =
        given.policy("bearer.mode=observe", "bearer.dry-run=false", "bearer.log-level=info");

    assertThat(Given.change(ask(policy, new Head()))).isNull();
    policy.beginning(new Head(), new Head());
    assertThat(given.fetches).isZero();
    assertThat(given.said())
        .startsWith("[bearer-agent] INFO BA-405 request to api.example.com/*/* by Client from ");
  }

  @Test
  void outgoing_ownAuthorization_isKeptAndCountedOnce() throws Exception {
    Requests policy = given.policy("bearer.mode=replace");
    Head head = new Head().with("authorization", "Basic abc");
    policy.beginning(head, head);
    assertThat(policy.ready(head, head)).isNull();

    assertThat(ask(policy, head)).isNull();
    assertThat(given.fetches).isZero();
    assertThat(given.counters.value(Counter.SKIPPED_EXISTING)).isEqualTo(1);
  }

  @Test
  void outgoing_ownAuthorizationBesideOneOfOurs_isKept() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());
    Head head = new Head().with("Authorization", "Bearer t1").with("Authorization", "Basic abc");

    assertThat(ask(policy, head)).isNull();
  }

  @Test
  void outgoing_ownAuthorizationAndOverwrite_isReplaced() throws Exception {
    Head head = new Head().with("Authorization", "Basic abc").with("Authorization", "Basic def");

    assertThat(head.after(ask(given.policy("bearer.overwrite=true"), head)))
        .containsExactly("Authorization: Bearer t1");
  }

  @Test
  void outgoing_oldTokenOfOurs_isReplacedByTheNewOne() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());
    given.pass(3600); // past its end
    Head head = new Head().with("Authorization", "bearer  t1");

    assertThat(head.after(ask(policy, head))).containsExactly("Authorization: Bearer t2");
  }

  @ParameterizedTest
  @CsvSource({
    "https, other.example.com, 443, /v2/payments",
    "https, api.example.com, 8443, /v2/payments",
    "https, api.example.com, 443, /v1/payments",
    "https, api.example.com, 443, /v2/../v1/payments",
    "http, api.example.com, 80, /v2/payments",
    "http, api.example.com, 443, /v2/payments",
    "ftp, api.example.com, 443, /v2/payments",
    "https, api.example.com.evil.example, 443, /v2/payments",
    "https, auth.example.com, 443, /token",
  })
  void outgoing_otherTarget_isLeftAlone(String scheme, String host, int port, String target)
      throws Exception {
    Requests policy =
        given.policy("bearer.hosts=api.example.com,auth.example.com", "bearer.paths=/v2/**");

    assertThat(ask(policy, Head.to(scheme, host, port, target))).isNull();
    assertThat(given.fetches).isZero();
  }

  @Test
  void outgoing_otherHost_neverReadsThePath() throws Exception {
    Head head = Head.to("https://other.example.com/v2/payments");
    ask(given.policy(), head);

    assertThat(head.targetsRead).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "trace"})
  void outgoing_methodThatCarriesNoCredentials_getsNone(String method) throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());
    Head head = new Head().method(method).with("Authorization", "Bearer t1");

    assertThat(ask(policy, new Head().method(method))).isNull();
    assertThat(head.after(ask(policy, head))).isEmpty();
  }

  @Test
  void outgoing_tokenEndpoint_isLeftAloneEvenIfItsPathIsConfigured() throws Exception {
    Requests policy =
        given.policy("bearer.hosts=auth.example.com,api.example.com", "bearer.paths=/**");

    assertThat(ask(policy, Head.to("https", "AUTH.example.com.", -1, "/token?x=1"))).isNull();
    assertThat(ask(policy, Head.to("https://auth.example.com/token/x"))).isNotNull();
    assertThat(ask(policy, Head.to("https://api.example.com/token"))).isNotNull();
  }

  @Test
  void outgoing_tokenEndpointFoundOutLater_isLeftAloneFromThenOn() throws Exception {
    given.tokenUrl = null;
    Requests policy = given.policy("bearer.hosts=auth.example.com");

    assertThat(ask(policy, Head.to("https://auth.example.com/found"))).isNotNull();
    given.tokenUrl = Given.url("https://auth.example.com/found");
    assertThat(ask(policy, Head.to("https://auth.example.com/found"))).isNull();
  }

  @Test
  void outgoing_plainHttpAllowed_getsTheToken() throws Exception {
    Requests policy = given.policy("bearer.allow-http=true");

    assertThat(ask(policy, Head.to("http://api.example.com/v2/x"))).isNotNull();
    assertThat(ask(policy, Head.to("http://api.example.com/v2/x").over(Fact.NO, Fact.YES)))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http, localhost, 8080, NO, NO, true",
    "http, LOCALHOST., 8080, UNKNOWN, NO, true",
    "http, ::1, 8080, NO, NO, true",
    "http, 127.0.0.1, 8080, UNKNOWN, NO, true",
    // a forward proxy reads what it is given
    "http, localhost, 8080, NO, YES, false",
    "http, ::1, 8080, UNKNOWN, YES, false",
    // and nobody knows that there is none
    "http, localhost, 8080, NO, UNKNOWN, false",
    "http, ::1, 8080, UNKNOWN, UNKNOWN, false",
    "https, localhost, 8080, NO, UNKNOWN, false",
    // a scheme is a claim, a TLS session is none
    "https, api.example.com, 443, YES, NO, true",
    "https, api.example.com, 443, UNKNOWN, UNKNOWN, true",
    "https, api.example.com, 443, YES, YES, true",
    "https, api.example.com, 443, NO, NO, false",
    "https, api.example.com, 443, NO, YES, false",
    "https, localhost, 8080, NO, NO, true",
    "https, localhost, 8080, NO, YES, false",
  })
  void outgoing_connection_decides(
      String scheme, String host, int port, Fact tls, Fact proxy, boolean token) throws Exception {
    Requests policy =
        given.policy("bearer.hosts=api.example.com,localhost:8080,[::1]:8080,127.0.0.1:8080");

    assertThat(ask(policy, Head.to(scheme, host, port, "/").over(tls, proxy)) != null)
        .isEqualTo(token);
  }

  @Test
  void outgoing_plainHttpRefused_isSaidOnce() throws Exception {
    Requests policy = given.policy();
    ask(policy, Head.to("http://api.example.com/v2/x"));
    ask(policy, Head.to("http://api.example.com/v2/x"));

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-404 request to api.example.com goes over plain http and gets"
                + " no token; bearer.allow-http=true would allow it\n");
  }

  @Test
  void outgoing_tokenOfOursToAnotherHost_isTakenAway() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());
    Head head =
        Head.to("https://evil.example/v2/payments")
            .with("Accept", "*/*")
            .with("Authorization", "Basic x")
            .with("Authorization", "BEARER t1");

    assertThat(head.after(ask(policy, head))).containsExactly("Accept: */*");
    assertThat(given.said()).contains("WARN BA-403").doesNotContain("t1");
    assertThat(given.counters.value(Counter.LEAK_PREVENTED)).isEqualTo(1);
  }

  @Test
  void outgoing_tokenOfOursOverPlainHttp_isTakenAway() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());
    Head head = Head.to("http://api.example.com/v2/x").with("Authorization", "Bearer t1");

    assertThat(head.after(ask(policy, head))).isEmpty();
  }

  @Test
  void outgoing_otherBearerToAnotherHost_isLeftAlone() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());

    assertThat(ask(policy, Head.to("https://other.example/").with("Authorization", "Bearer x")))
        .isNull();
    assertThat(policy.issued("Bearer t1")).isTrue();
    assertThat(policy.issued("Bearer x")).isFalse();
  }

  @Test
  void outgoing_noTokenAndPassThrough_isLeftAloneAndSaid() throws Exception {
    given.serverUp = false;

    assertThat(Given.change(ask(given.policy("bearer.mode=replace"), new Head()))).isNull();
    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-402 request to api.example.com went out without a token, as"
                + " the application built it: BA-305 auth.example.com answered 503\n");
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  @Test
  void outgoing_noTokenAndFail_throws() {
    given.serverUp = false;
    Requests policy = given.policy("bearer.on-token-failure=fail");

    assertThatThrownBy(() -> ask(policy, new Head()))
        .isInstanceOf(ConnectException.class)
        .hasMessage(NO_TOKEN);
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  @Test
  void beginning_noTokenAndFail_throwsAndIsCounted() {
    given.serverUp = false;
    Requests policy = given.policy("bearer.on-token-failure=fail");

    assertThatThrownBy(() -> policy.beginning(new Head(), new Head()))
        .isInstanceOf(ConnectException.class)
        .hasMessage(NO_TOKEN);
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  @Test
  void beginning_noTokenAndPassThrough_leavesTheCountToTheHead() throws Exception {
    given.serverUp = false;
    Requests policy = given.policy();
    policy.beginning(new Head(), new Head());

    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isZero();
    assertThat(given.said()).isEmpty();
    assertThat(Given.change(ask(policy, new Head()))).isNull();
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
    assertThat(given.fetches).isEqualTo(1);
  }

  @Test
  void beginningNow_noTokenAtHand_neverWaits() throws Exception {
    QueueExecutor server = new QueueExecutor();
    given.fetching = server;
    given.policy().beginningNow(new Head(), new Head());
    Requests policy = given.policy("bearer.on-token-failure=fail");

    assertThatThrownBy(() -> policy.beginningNow(new Head(), new Head()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("BA-302 no token yet");
    server.runNext();
    policy.beginningNow(new Head(), new Head());
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  @Test
  void beginning_noTokenYet_waitsForItAndCountsNothing() throws Exception {
    Requests policy = given.policy();
    policy.beginning(new Head(), new Head());

    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.counters.value(Counter.INJECTED)).isZero();
    assertThat(policy.outgoingNow(new Head(), new Head())).isNotNull();
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(1);
  }

  @Test
  void outgoing_onAnAgentThread_neverWaitsForItself() throws Exception {
    Requests policy = given.policy();

    assertThat(onAnAgentThread(policy)).isTrue();
    assertThat(given.fetches).isZero();
  }

  @Test
  void outgoing_onAnAgentThreadWithATokenAtHand_isNotDecorated() throws Exception {
    Requests policy = given.policy();
    ask(policy, new Head());

    assertThat(onAnAgentThread(policy)).isTrue();
  }

  /** Whether it is left alone there. */
  private static boolean onAnAgentThread(Requests policy) throws Exception {
    CompletableFuture<Boolean> leftAlone = new CompletableFuture<>();
    new AgentThread(
            "test",
            () -> {
              try {
                policy.beginning(new Head(), new Head());
                policy.beginningNow(new Head(), new Head());
                leftAlone.complete(
                    policy.ready(new Head(), new Head()) == null
                        && policy.outgoingNow(new Head(), new Head()) == null
                        && ask(policy, new Head()) == null);
              } catch (Exception problem) {
                leftAlone.completeExceptionally(problem);
              }
            })
        .start();
    return leftAlone.get();
  }

  @Test
  void outgoing_noHostOrScheme_isLeftAlone() throws Exception {
    assertThat(ask(given.policy(), Head.to(null, null, 0, "/"))).isNull();
    assertThat(ask(given.policy(), Head.to(null, "api.example.com", 0, "/"))).isNull();
  }

  /** The second token is there while the first is still being sent. */
  @Test
  void outgoing_twoTokensInUseAtOnce_makeTwoEdits() throws Exception {
    Policy policy = given.policy();
    Edit first = ask(policy, new Head());
    Rule rule = ((Grant) first.lease()).rule;
    given.pass(3600);
    Edit second = ask(policy, new Head());

    assertThat(second).isNotSameAs(first);
    for (int i = 0; i < 3; i++) {
      assertThat(rule.at("api.example.com").edits.of(((Grant) first.lease()).token, false))
          .isSameAs(first);
      assertThat(rule.at("api.example.com").edits.of(((Grant) second.lease()).token, false))
          .isSameAs(second);
    }
  }

  private static Edit ask(Requests policy, Head head) throws Exception {
    return policy.outgoing(head, head);
  }
}
