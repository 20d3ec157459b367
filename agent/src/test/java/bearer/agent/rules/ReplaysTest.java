package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Requests;
import bearer.agent.token.QueueExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ReplaysTest {
  private final Given given = new Given();
  private final Object exchange = new Object();

  @Test
  void refused_tokenOnTheWire_isReplayedOnceWithAnother() throws Exception {
    Policy policy = policy("safe");
    Edit sent = send(policy);
    given.pass(6);

    assertThat(refusedAgain(policy, "GET", true)).isTrue();
    assertThat(authorization(send(policy))).containsExactly("Authorization: Bearer t2");
    assertThat(authorization(sent)).containsExactly("Authorization: Bearer t1");
    given.pass(21);
    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(given.fetches).isEqualTo(2);
    assertThat(given.counters.value(Counter.REPLAYED)).isEqualTo(1);
    assertThat(given.counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(2);
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(2);
    assertThat(policy.remembered()).isZero();
  }

  /** A request object that the application sends again later is another exchange. */
  @ParameterizedTest
  @ValueSource(ints = {200, 401, 500})
  void refused_sameObjectSentAgainLater_isReplayedAgain(int statusOfTheReplay) throws Exception {
    Policy policy = policy("safe");
    for (int round = 1; round <= 3; round++) {
      send(policy);
      given.pass(41);
      assertThat(refusedAgain(policy, "GET", true)).isTrue();
      send(policy);
      policy.answered(exchange, null, statusOfTheReplay, null);
      given.pass(11);
    }

    assertThat(given.counters.value(Counter.REPLAYED)).isEqualTo(3);
    assertThat(policy.remembered()).isZero();
  }

  /** As by a place that keeps the edit itself between request and answer. */
  @Test
  void refused_editToldWithTheAnswer_needsNoSent() throws Exception {
    Policy policy = policy("safe");
    Edit sent = ask(policy);
    given.pass(6);
    policy.answered(exchange, sent, 401, "Bearer");

    assertThat(policy.again(exchange, "GET", true)).isTrue();
    Edit replay = ask(policy);
    given.pass(11);
    policy.answered(exchange, replay, 401, "Bearer");
    assertThat(policy.again(exchange, "GET", true)).isFalse();
    assertThat(policy.remembered()).isZero();
  }

  @Test
  void answered_withTheEdit_remembersNothing() throws Exception {
    Policy policy = policy("safe");
    policy.answered(exchange, ask(policy), 200, null);
    policy.answered(exchange, ask(policy), 401, "Basic realm=\"x\"");
    policy.answered(exchange, null, 401, null);

    assertThat(policy.remembered()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 302, 401, 407, 500})
  void answered_anyStatus_forgetsWhatWasSent(int status) throws Exception {
    Policy policy = policy("safe");
    send(policy);
    assertThat(policy.remembered()).isEqualTo(1);
    policy.answered(exchange, null, status, "Basic realm=\"x\"");

    assertThat(policy.remembered()).isZero();
    given.pass(6);
    policy.answered(exchange, null, 401, null);
    assertThat(policy.again(exchange, "GET", true)).isFalse();
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
    given.pass(6);

    assertThat(refusedAgain(policy, method, true)).isEqualTo(replayed);
    assertThat(given.counters.value(Counter.INVALIDATED_BY_401)).isEqualTo(1);
  }

  /** The default never, whatever it carries. */
  @ParameterizedTest
  @CsvSource({
    "safe,POST,k1,false",
    "safe,PATCH,k1,false",
    "'safe, idempotency-key',POST,k1,true",
    "'safe, idempotency-key',PATCH,k1,true",
    "'safe, idempotency-key',POST,,false",
    "'safe, idempotency-key',POST,' ',false",
    "'safe, idempotency-key',GET,,true",
    "idempotency-key,POST,k1,true",
    "idempotency-key,GET,,false",
    "idempotency-key,CUSTOM,k1,false",
    "off,POST,k1,false"
  })
  void again_postWithAnIdempotencyKey_isAllowedIfTheOperatorSaysSo(
      String option, String method, String key, boolean replayed) throws Exception {
    Policy policy = policy(option);
    Head head = new Head().method(method);
    Head keyed = key == null ? head : head.with("idempotency-key", key);
    policy.sent(exchange, policy.outgoing(keyed, keyed));
    given.pass(6);

    assertThat(refusedAgain(policy, method, true)).isEqualTo(replayed);
  }

  @Test
  void again_bodyThatCannotBeSentAgain_isFalseAndTheNextRequestHasAnotherToken() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);

    assertThat(refusedAgain(policy, "PUT", false)).isFalse();
    assertThat(given.fetches).isEqualTo(1); // nobody waits for what nobody will send
    assertThat(authorization(ask(policy))).containsExactly("Authorization: Bearer t2");
  }

  @Test
  void again_withoutARefusal_isFalse() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);

    assertThat(policy.again(exchange, "GET", true)).isFalse();
    assertThat(policy.again(new Object(), "GET", true)).isFalse();
  }

  @Test
  void again_askedTwice_isTrueOnce() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);

    assertThat(refusedAgain(policy, "GET", true)).isTrue();
    assertThat(policy.again(exchange, "GET", true)).isFalse();
  }

  @Test
  void refused_tokenOfAMoment_isLeftInUse() throws Exception {
    Policy policy = policy("safe");
    Edit sent = send(policy);
    given.pass(4);

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void refused_challengeOfAnotherScheme_changesNothing() throws Exception {
    Policy policy = policy("safe");
    Edit sent = send(policy);
    given.pass(6);
    policy.answered(exchange, null, 401, "Basic realm=\"x\"");

    assertThat(policy.again(exchange, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void refused_requestWithoutOurToken_changesNothing() throws Exception {
    Policy policy = policy("safe");
    Edit sent = send(policy);
    given.pass(6);
    policy.sent(exchange, null); // a redirect led elsewhere

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(ask(policy)).isSameAs(sent);
  }

  @Test
  void again_serverGivesTheSameToken_isFalse() throws Exception {
    given.sameToken = true;
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
    assertThat(given.counters.value(Counter.REPLAYED)).isZero();
  }

  @Test
  void again_noOtherTokenCanBeHad_isFalse() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);
    given.serverUp = false;

    assertThat(refusedAgain(policy, "GET", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void refused_manyLateForOneToken_costOneTokenRequest(int late) throws Exception {
    Policy policy = policy("safe");
    Object[] all = new Object[late];
    for (int i = 0; i < late; i++) {
      all[i] = new Object();
      policy.sent(all[i], ask(policy));
    }
    given.pass(6);

    for (Object one : all) {
      policy.answered(one, null, 401, null);
      assertThat(policy.again(one, "GET", true)).isTrue();
      policy.sent(one, ask(policy));
    }
    assertThat(given.fetches).isEqualTo(2);
  }

  @Test
  void again_onAThreadOfTheAgent_neverWaits() throws Exception {
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);
    CompletableFuture<Boolean> replayed = new CompletableFuture<>();
    new AgentThread("test", () -> replayed.complete(refusedAgain(policy, "GET", true))).start();

    assertThat(replayed.get()).isFalse();
    assertThat(given.fetches).isEqualTo(1);
  }

  private boolean refusedAgain(Requests policy, String method, boolean repeatable) {
    policy.answered(exchange, null, 401, null);
    return policy.again(exchange, method, repeatable);
  }

  @Test
  void refused_whereNobodyMayWait_isReplayedWhenTheNextTokenIsThere() throws Exception {
    QueueExecutor server = serverThatIsSlowAfterTheFirstToken();
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);
    policy.answered(exchange, null, 401, "Bearer");

    CompletionStage<Void> ready = policy.readyAgain(exchange, "GET", true);
    assertThat(ready.toCompletableFuture()).isNotDone();
    server.runNext();
    given.continuations.run();
    assertThat(ready.toCompletableFuture()).isDone();
    assertThat(policy.readyAgain(exchange, "GET", true)).isNull();
    assertThat(policy.againNow(exchange, "GET", true)).isTrue();
    assertThat(authorization(send(policy))).containsExactly("Authorization: Bearer t2");
    given.pass(11);
    policy.answered(exchange, null, 401, "Bearer");
    assertThat(policy.readyAgain(exchange, "GET", true)).isNull();
    assertThat(policy.againNow(exchange, "GET", true)).isFalse();
  }

  @Test
  void refused_whereNobodyMayWait_noTokenInTime_isNotReplayed() throws Exception {
    serverThatIsSlowAfterTheFirstToken();
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);
    policy.answered(exchange, null, 401, "Bearer");

    CompletionStage<Void> ready = policy.readyAgain(exchange, "GET", true);
    given.pass(6);
    given.continuations.run();
    assertThat(ready.toCompletableFuture()).isDone();
    assertThat(policy.againNow(exchange, "GET", true)).isFalse();
    assertThat(policy.remembered()).isZero();
  }

  @Test
  void refused_notToBeRepeated_needNotBePutOff() throws Exception {
    serverThatIsSlowAfterTheFirstToken();
    Policy policy = policy("safe");
    send(policy);
    given.pass(6);
    policy.answered(exchange, null, 401, "Bearer");

    assertThat(policy.readyAgain(exchange, "POST", true)).isNull();
    assertThat(policy.readyAgain(exchange, "GET", false)).isNull();
    assertThat(policy.readyAgain(new Object(), "GET", true)).isNull();
  }

  private QueueExecutor serverThatIsSlowAfterTheFirstToken() {
    QueueExecutor server = new QueueExecutor();
    given.fetching =
        task -> {
          if (given.fetches == 0) {
            task.run();
          } else {
            server.execute(task);
          }
        };
    return server;
  }

  private Edit send(Requests policy) throws Exception {
    Edit edit = ask(policy);
    policy.sent(exchange, edit);
    return edit;
  }

  private static Edit ask(Requests policy) throws Exception {
    Edit edit = policy.outgoing(new Head(), new Head());
    assertThat(edit).isNotNull();
    return edit;
  }

  private static List<String> authorization(Edit edit) {
    return new Head().after(edit);
  }

  private Policy policy(String methods) {
    return given.policy("bearer.replay-on-401=" + methods);
  }
}
