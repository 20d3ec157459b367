package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.Edit;
import bearer.agent.token.QueueExecutor;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are replaced while tokens are in use. */
@NullUnmarked
class ReplaceTest {
  private final Given given = new Given();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.mode=replace",
        "bearer.hosts=api.example.com,other.example",
        "bearer.paths=/v2/**",
        "bearer.overwrite=true",
        "bearer.on-token-failure=fail",
        "bearer.token-timeout=1s",
        "bearer.legacy-headers=x-old",
        "bearer.client-id=me"
      })
  void replace_anotherRule_keepsTheTokenOfTheCredential(String setting) throws Exception {
    Policy policy = given.policy();
    ask(policy);
    policy.replace(Given.config(setting));

    assertThat(new Head().after(ask(policy))).containsExactly("Authorization: Bearer t1");
    assertThat(given.fetches).isEqualTo(1);
    assertThat(given.cells).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.client-id=you",
        "bearer.client-secret=other",
        "bearer.token-url=https://auth.example.com/other",
        "bearer.token-auth-method=client_secret_post",
        "bearer.scope=pay",
        "bearer.audience=api",
        "bearer.token-param.resource=r",
        "bearer.token-proxy=proxy:3128",
        "bearer.token-truststore=/no/such",
        "bearer.refresh-before=1s",
        "bearer.allow-http=true"
      })
  void replace_anotherCredential_asksForATokenOfItsOwn(String setting) throws Exception {
    Policy policy = given.policy();
    ask(policy);
    policy.replace(Given.config(setting));

    assertThat(new Head().after(ask(policy))).containsExactly("Authorization: Bearer t2");
    assertThat(given.cells).hasSize(2);
  }

  @Test
  void replace_hostIsGone_takesTheOldTokenAwayFromIt() throws Exception {
    Policy policy = given.policy();
    ask(policy);
    policy.replace(Given.config("bearer.hosts=other.example"));
    Head head = new Head().with("Authorization", "Bearer t1");

    assertThat(head.after(policy.outgoing(head, head))).isEmpty();
  }

  /** What is under way ends under the rules that it began with. */
  @Test
  void replace_exchangeUnderWay_isReplayedWithItsOwnCredential() throws Exception {
    Policy policy = given.policy();
    Object exchange = new Object();
    policy.sent(exchange, ask(policy));
    given.pass(6);
    policy.replace(Given.config("bearer.client-id=you", "bearer.replay-on-401=off"));
    policy.answered(exchange, null, 401, null);

    assertThat(policy.again(exchange, "GET", true)).isTrue();
    assertThat(given.cells.get(0).current().header()).isEqualTo("Bearer t2");
  }

  @Test
  void replace_somebodyWaits_isToldAllTheSame() {
    QueueExecutor server = new QueueExecutor();
    given.fetching = server;
    Policy policy = given.policy();
    CompletionStage<Void> stage = policy.ready(new Head(), new Head());
    policy.replace(Given.config("bearer.client-id=you"));
    server.runNext();
    given.continuations.run();

    assertThat(stage.toCompletableFuture()).isCompleted();
  }

  @Test
  void warmUp_askedFor_fetchesBeforeAnybodyNeedsIt() throws Exception {
    Policy policy = given.policy("bearer.warm-up=true");
    policy.warmUp();
    assertThat(given.fetches).isEqualTo(1);
    ask(policy);

    assertThat(given.fetches).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer.warm-up=false", "bearer.mode=add"})
  void warmUp_notAskedFor_fetchesNothing(String setting) {
    given.policy(setting).warmUp();

    assertThat(given.fetches).isZero();
  }

  @Test
  void warmUp_observe_fetchesNothing() {
    given.policy("bearer.warm-up=true", "bearer.mode=observe").warmUp();

    assertThat(given.fetches).isZero();
  }

  private static Edit ask(Policy policy) throws Exception {
    return policy.outgoing(new Head(), new Head());
  }
}
