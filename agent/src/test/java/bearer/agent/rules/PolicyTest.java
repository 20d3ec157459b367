package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigReader;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Sources;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class PolicyTest {
  private static final String HOST = "api.example.com";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Counters counters = new Counters();
  private int fetches;
  private boolean serverUp = true;
  private long now;

  @Test
  void outgoing_mode_add_setsTheTokenAndRemovesNothing() throws Exception {
    HeaderEdit edit = ask(policy("bearer.mode=add"), null);

    assertThat(edit.remove).isEmpty();
    assertThat(edit.name).isEqualTo("Authorization");
    assertThat(edit.value).isEqualTo("Bearer t1");
    assertThat(edit).hasToString("HeaderEdit[Authorization]");
  }

  @Test
  void outgoing_mode_replace_removesTheLegacyHeaders() throws Exception {
    HeaderEdit edit = ask(policy("bearer.mode=replace"), null);

    assertThat(edit.remove).containsExactly("x-picpay-token", "x-seller-token");
    assertThat(edit.value).isEqualTo("Bearer t1");
  }

  @Test
  void outgoing_secondRequest_getsTheSameInstance() throws Exception {
    Policy policy = policy();

    assertThat(ask(policy, null)).isSameAs(ask(policy, null));
    assertThat(fetches).isEqualTo(1);
  }

  @Test
  void outgoing_mode_observe_changesNothingAndFetchesNothing() throws Exception {
    assertThat(ask(policy("bearer.mode=observe", "bearer.log-level=info"), null)).isNull();
    assertThat(fetches).isZero();
    assertThat(said.toString())
        .startsWith(
            "[bearer-agent] INFO BA-405 request to api.example.com/v2/payments by Client from ");
  }

  @Test
  void outgoing_ownAuthorization_isKept() throws Exception {
    assertThat(ask(policy(), "Basic abc")).isNull();
    assertThat(ask(policy("bearer.mode=replace"), "Basic abc")).isNull();
    assertThat(fetches).isZero();
  }

  @Test
  void outgoing_ownAuthorizationAndOverwrite_isReplaced() throws Exception {
    assertThat(ask(policy("bearer.overwrite=true"), "Basic abc").value).isEqualTo("Bearer t1");
  }

  @Test
  void outgoing_oldTokenOfOurs_isReplacedByTheNewOne() throws Exception {
    Policy policy = policy();
    ask(policy, null);
    now += 200; // past its end

    assertThat(ask(policy, "Bearer t1").value).isEqualTo("Bearer t2");
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
  void outgoing_otherTarget_isLeftAlone(String scheme, String host, int port, String path)
      throws Exception {
    Policy policy = policy("bearer.hosts=api.example.com,auth.example.com", "bearer.paths=/v2/**");

    assertThat(policy.outgoing("Client", scheme, host, port, path, null)).isNull();
    assertThat(fetches).isZero();
  }

  @Test
  void outgoing_tokenEndpoint_isLeftAloneEvenIfItsPathIsConfigured() throws Exception {
    Policy policy = policy("bearer.hosts=auth.example.com,api.example.com", "bearer.paths=/**");

    assertThat(policy.outgoing("Client", "https", "AUTH.example.com.", -1, "/token?x=1", null))
        .isNull();
    assertThat(policy.outgoing("Client", "https", "auth.example.com", -1, "/token/x", null))
        .isNotNull();
    assertThat(policy.outgoing("Client", "https", HOST, -1, "/token", null)).isNotNull();
  }

  @Test
  void outgoing_tokenEndpointFoundOutLater_isLeftAloneFromThenOn() throws Exception {
    AtomicReference<String> found = new AtomicReference<>();
    AgentConfig config = config("bearer.hosts=auth.example.com");
    Log log = new Log(config.logLevel, said, Ticker.SYSTEM);
    TokenCell cell = new TokenCell(this::fetch, Runnable::run, () -> now, log);
    Policy policy = new Policy(config, found::get, cell, log, new Counters());

    assertThat(policy.outgoing("Client", "https", "auth.example.com", -1, "/found", null))
        .isNotNull();
    found.set("https://auth.example.com/found");
    assertThat(policy.outgoing("Client", "https", "auth.example.com", -1, "/found", null)).isNull();
  }

  @Test
  void outgoing_plainHttpAllowed_getsTheToken() throws Exception {
    Policy policy = policy("bearer.allow-http=true");

    assertThat(policy.outgoing("Client", "http", HOST, -1, "/v2/x", null)).isNotNull();
  }

  @Test
  void outgoing_plainHttpToLoopback_getsTheToken() throws Exception {
    Policy policy = policy("bearer.hosts=localhost:8080,[::1]:8080,127.0.0.1:8080");

    assertThat(policy.outgoing("Client", "http", "localhost", 8080, "/v2/x", null)).isNotNull();
    assertThat(policy.outgoing("Client", "http", "::1", 8080, "/v2/x", null)).isNotNull();
    assertThat(policy.outgoing("Client", "http", "127.0.0.1", 8080, "/v2/x", null)).isNotNull();
  }

  @Test
  void outgoing_plainHttpRefused_isSaidOnce() throws Exception {
    Policy policy = policy();
    policy.outgoing("Client", "http", HOST, -1, "/v2/x", null);
    policy.outgoing("Client", "http", HOST, -1, "/v2/x", null);

    assertThat(said.toString())
        .isEqualTo(
            "[bearer-agent] WARN BA-404 request to api.example.com goes over plain http and gets"
                + " no token; bearer.allow-http=true would allow it\n");
  }

  @Test
  void outgoing_tokenOfOursToAnotherHost_isTakenAway() throws Exception {
    Policy policy = policy();
    ask(policy, null);

    HeaderEdit edit =
        policy.outgoing("Client", "https", "evil.example", 443, "/v2/payments", "Bearer t1");

    assertThat(edit.remove).containsExactly("Authorization");
    assertThat(edit.name).isNull();
    assertThat(said.toString()).contains("WARN BA-403").doesNotContain("t1");
  }

  @Test
  void outgoing_tokenOfOursOverPlainHttp_isTakenAway() throws Exception {
    Policy policy = policy();
    ask(policy, null);

    assertThat(policy.outgoing("Client", "http", HOST, 80, "/v2/x", "Bearer t1").remove)
        .containsExactly("Authorization");
  }

  @Test
  void outgoing_otherBearerToAnotherHost_isLeftAlone() throws Exception {
    Policy policy = policy();
    ask(policy, null);

    assertThat(policy.outgoing("Client", "https", "other.example", 443, "/", "Bearer x")).isNull();
  }

  @Test
  void outgoing_noTokenAndPassThrough_isLeftAloneAndSaid() throws Exception {
    serverUp = false;

    assertThat(ask(policy("bearer.mode=replace"), null)).isNull();
    assertThat(said.toString())
        .isEqualTo(
            "[bearer-agent] WARN BA-402 request to api.example.com went out without a token, as"
                + " the application built it: BA-305 auth.example.com answered 503\n");
  }

  @Test
  void outgoing_noTokenAndFail_throws() {
    serverUp = false;

    assertThatThrownBy(() -> ask(policy("bearer.on-token-failure=fail"), null))
        .isInstanceOf(ConnectException.class)
        .hasMessage(
            "[bearer-agent] no token for api.example.com, request not sent:"
                + " BA-305 auth.example.com answered 503");
  }

  @Test
  void outgoing_onAnAgentThread_neverWaitsForItself() throws Exception {
    assertThat(leftAloneOnAnAgentThread(policy())).isTrue();
    assertThat(fetches).isZero();
  }

  /** Such as what an appender of the application's sends when the agent logs through it. */
  @Test
  void outgoing_onAnAgentThread_isNeverDecorated() throws Exception {
    Policy policy = policy();
    assertThat(ask(policy, null)).isNotNull();

    assertThat(leftAloneOnAnAgentThread(policy)).isTrue();
  }

  private boolean leftAloneOnAnAgentThread(Policy policy) throws Exception {
    CompletableFuture<Boolean> leftAlone = new CompletableFuture<>();
    new AgentThread(
            "test",
            () -> {
              try {
                leftAlone.complete(ask(policy, null) == null);
              } catch (Exception problem) {
                leftAlone.completeExceptionally(problem);
              }
            })
        .start();
    return leftAlone.get();
  }

  @Test
  void outgoing_noHostOrScheme_isLeftAlone() throws Exception {
    assertThat(policy().outgoing("Client", null, null, 0, null, null)).isNull();
  }

  @Test
  void outgoing_ownAuthorizationOrNoToken_isCounted() throws Exception {
    Policy policy = policy();
    ask(policy, "Basic own");
    serverUp = false;
    ask(policy, null);

    assertThat(counters.value(Counter.SKIPPED_EXISTING)).isEqualTo(1);
    assertThat(counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  private HeaderEdit ask(Policy policy, String authorization) throws ConnectException {
    return policy.outgoing("Client", "https", HOST, -1, "/v2/payments", authorization);
  }

  private Policy policy(String... settings) {
    AgentConfig config = config(settings);
    Log log = new Log(config.logLevel, said, Ticker.SYSTEM);
    return new Policy(
        config,
        () -> config.credential.tokenUrl,
        new TokenCell(this::fetch, Runnable::run, () -> now, log),
        log,
        counters);
  }

  private Token fetch() throws TokenUnavailable {
    fetches++;
    if (!serverUp) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "auth.example.com answered 503");
    }
    return new Token("t" + fetches, now + 50, now + 100);
  }

  private static AgentConfig config(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", HOST);
    properties.put("bearer.token-url", "https://auth.example.com/token");
    properties.put("bearer.client-id", "me");
    properties.put("bearer.client-secret", "s3cret");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    ConfigResult result = ConfigReader.read(new Sources(properties, Map.of()));
    assertThat(result.problems).isEmpty();
    return result.config;
  }
}
