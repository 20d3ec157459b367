package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ReplaysTest {
  private static final long SECOND = 1_000_000_000L;

  private final Counters counters = new Counters();
  private final Object exchange = new Object();
  private boolean serverUp = true;
  private boolean sameToken;
  private int fetches;
  private long now;

  @Test
  void refused_tokenOnTheWire_isReplayedOnceWithAnother() throws Exception {
    Policy policy = policy("safe");
    HeaderEdit sent = send(policy);
    now += 6 * SECOND;

    assertThat(refusedAgain(policy, "GET", true)).isTrue();
    assertThat(send(policy).value).isEqualTo("Bearer t2").isNotEqualTo(sent.value);
    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(fetches).isEqualTo(2);
    assertThat(counters.value(Counter.REPLAYED)).isEqualTo(1);
    assertThat(counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(1);
    assertThat(counters.value(Counter.INJECTED)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "safe,GET,true", "safe,HEAD,true", "safe,OPTIONS,true", "safe,TRACE,true", "safe,PUT,true",
    "safe,DELETE,true", "safe,POST,false", "safe,PATCH,false", "off,GET,false", "POST,POST,true",
    "POST,GET,false", "'safe, post',POST,true", "'safe, post',GET,true"
  })
  void again_method_isAllowedAsConfigured(String option, String method, boolean replayed)
      throws Exception {
    Policy policy = policy(option);
    send(policy);
    now += 6 * SECOND;

    assertThat(refusedAgain(policy, method, true)).isEqualTo(replayed);
    assertThat(counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(1);
  }

  @Test
  void again_bodyThatCannotBeSentAgain_isFalseAndTheNextRequestHasAnotherToken() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    now += 6 * SECOND;

    assertThat(refusedAgain(policy, "PUT", false)).isFalse();
    assertThat(fetches).isEqualTo(1); // nobody waits for what nobody will send
    assertThat(ask(policy).value).isEqualTo("Bearer t2");
  }

  @Test
  void again_withoutARefusal_isFalse() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    now += 6 * SECOND;

    assertThat(policy.replays().again(exchange, "GET", true)).isFalse();
    assertThat(policy.replays().again(new Object(), "GET", true)).isFalse();
  }

  @Test
  void refused_tokenOfAMoment_isLeftInUse() throws Exception {
    Policy policy = policy("safe");
    HeaderEdit sent = send(policy);
    now += 4 * SECOND;

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void refused_challengeOfAnotherScheme_changesNothing() throws Exception {
    Policy policy = policy("safe");
    HeaderEdit sent = send(policy);
    now += 6 * SECOND;
    policy.replays().refused("Client", exchange, "Basic realm=\"x\"");

    assertThat(policy.replays().again(exchange, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void refused_requestWithoutOurToken_changesNothing() throws Exception {
    Policy policy = policy("safe");
    HeaderEdit sent = send(policy);
    now += 6 * SECOND;
    policy.replays().sent(exchange, null); // a redirect led elsewhere

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void again_serverGivesTheSameToken_isFalse() throws Exception {
    sameToken = true;
    Policy policy = policy("safe");
    send(policy);
    now += 6 * SECOND;

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(counters.value(Counter.REPLAYED)).isZero();
  }

  @Test
  void again_noOtherTokenCanBeHad_isFalse() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    now += 6 * SECOND;
    serverUp = false;

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void refused_manyLateForOneToken_costOneTokenRequest(int late) throws Exception {
    Policy policy = policy("safe");
    Object[] all = new Object[late];
    for (int i = 0; i < late; i++) {
      all[i] = new Object();
      policy.replays().sent(all[i], ask(policy));
    }
    now += 6 * SECOND;

    for (Object one : all) {
      policy.replays().refused("Client", one, null);
      assertThat(policy.replays().again(one, "GET", true)).isTrue();
      policy.replays().sent(one, ask(policy));
    }
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void again_onAThreadOfTheAgent_neverWaits() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    now += 6 * SECOND;
    CompletableFuture<Boolean> replayed = new CompletableFuture<>();
    new AgentThread("test", () -> replayed.complete(refusedAgain(policy, "GET", true))).start();

    assertThat(replayed.get()).isFalse();
    assertThat(fetches).isEqualTo(1);
  }

  private boolean refusedAgain(Policy policy, String method, boolean repeatable) {
    policy.replays().refused("Client", exchange, null);
    return policy.replays().again(exchange, method, repeatable);
  }

  private HeaderEdit send(Policy policy) throws Exception {
    HeaderEdit edit = ask(policy);
    policy.replays().sent(exchange, edit);
    return edit;
  }

  private static HeaderEdit ask(Policy policy) throws Exception {
    HeaderEdit edit = policy.outgoing("Client", "https", "api.example.com", -1, "/", null);
    assertThat(edit).isNotNull();
    return edit;
  }

  private Policy policy(String methods) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://auth.example.com/token");
    properties.put("bearer.client-id", "me");
    properties.put("bearer.client-secret", "s3cret");
    properties.put("bearer.replay-on-401", methods);
    ConfigResult result = ConfigReader.read(new Sources(properties, Map.of()));
    assertThat(result.problems).isEmpty();
    AgentConfig config = result.config;
    Log log = new Log(config.logLevel, new ByteArrayOutputStream(), Ticker.SYSTEM);
    TokenCell cell =
        new TokenCell(
            this::fetch,
            Runnable::run,
            () -> now,
            log,
            TokenRules.DEFAULT,
            new ServerGates(),
            counters);
    return new Policy(config, () -> config.credential.tokenUrl, cell, log, counters);
  }

  private Token fetch() throws TokenUnavailable {
    fetches++;
    if (!serverUp) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "auth.example.com answered 503");
    }
    String value = sameToken ? "same" : "t" + fetches;
    return new Token(value, now + 3000 * SECOND, now + 3600 * SECOND);
  }
}
