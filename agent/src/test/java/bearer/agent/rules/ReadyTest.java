package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.base.AgentThread;
import bearer.agent.base.ContinuationThreads;
import bearer.agent.diag.Counter;
import bearer.agent.hop.Requests;
import bearer.agent.token.QueueExecutor;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Waiting without a thread, and what such callers are told at once. */
@NullUnmarked
class ReadyTest {
  private final Given given = new Given();
  private final QueueExecutor server = new QueueExecutor();
  private final List<String> told = new ArrayList<>();

  @Test
  void ready_nothingToWaitFor_isNull() throws Exception {
    assertThat(ready(given.policy("bearer.mode=observe"))).isNull();
    Requests policy = given.policy();
    assertThat(ready(policy, Head.to("https://other.example/"))).isNull();
    assertThat(ready(policy, new Head().with("Authorization", "Basic x"))).isNull();
    assertThat(given.fetches).isZero();
    policy.outgoing(new Head(), new Head());

    assertThat(ready(policy)).isNull(); // a token is at hand
    assertThat(given.continuations.alarms()).isZero();
  }

  @Test
  void ready_standingFailure_isNull() {
    given.serverUp = false;
    Requests policy = given.policy("bearer.on-token-failure=fail");
    assertThat(ready(policy)).isNull(); // the server has answered before this returns

    assertThat(ready(policy)).isNull();
    assertThat(given.fetches).isEqualTo(1);
    assertThatThrownBy(() -> policy.outgoingNow(new Head(), new Head()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("BA-305 auth.example.com answered 503");
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
  }

  @Test
  void ready_tokenComes_completesThereAndNotOnTheFetchingThread() throws Exception {
    given.fetching = server;
    Requests policy = given.policy();
    ready(policy).thenRun(() -> told.add("one"));
    ready(policy).thenRun(() -> told.add("two"));
    assertThat(server.waiting()).isEqualTo(1);
    server.runNext();

    assertThat(told).isEmpty();
    assertThat(given.continuations.alarms()).isZero(); // taken back
    given.continuations.run();
    assertThat(told).containsExactly("one", "two");
    assertThat(policy.outgoingNow(new Head(), new Head())).isNotNull();
  }

  @Test
  void ready_serverFails_completesNormally() {
    given.fetching = server;
    given.serverUp = false;
    CompletionStage<Void> stage = ready(given.policy());
    server.runNext();
    given.continuations.run();

    assertThat(stage.toCompletableFuture()).isCompletedWithValue(null);
  }

  @Test
  void ready_requestNeverEnds_completesAtTheTimeout() throws Exception {
    given.fetching = server;
    Requests policy = given.policy("bearer.token-timeout=5s");
    CompletableFuture<Void> first = ready(policy).toCompletableFuture();
    given.pass(2);
    CompletableFuture<Void> second = ready(policy).toCompletableFuture();
    given.continuations.run();
    assertThat(first).isNotDone();
    given.pass(3);
    given.continuations.run();

    assertThat(first).isCompleted();
    assertThat(second).isCompleted(); // who comes late waits for the rest of it
    assertThat(ready(policy)).isNull(); // nor does anybody wait for this request again
    assertThat(Given.change(policy.outgoing(new Head(), new Head()))).isNull();
    assertThat(given.said()).contains("BA-302 no token yet after 5000 ms");
  }

  @Test
  void ready_timeoutAndThenTheToken_completesOnce() {
    given.fetching = server;
    CompletionStage<Void> stage = ready(given.policy());
    given.pass(5);
    given.continuations.run();
    server.runNext();

    assertThat(stage.toCompletableFuture()).isCompleted();
    assertThat(given.continuations.waiting()).isZero();
  }

  @Test
  void ready_noThreadToGoOnWith_completesAllTheSame() {
    given.fetching = server;
    CompletionStage<Void> stage = ready(given.policy());
    given.continuations.noThread = true;
    server.runNext();

    assertThat(stage.toCompletableFuture()).isCompleted();
  }

  @Test
  void outgoingNow_noTokenYet_neverWaits() throws Exception {
    given.fetching = server;
    Requests policy = given.policy();

    assertThat(Given.change(policy.outgoingNow(new Head(), new Head()))).isNull();
    assertThat(server.waiting()).isEqualTo(1);
    server.runNext();
    assertThat(policy.outgoingNow(new Head(), new Head())).isNotNull();
    assertThat(given.counters.value(Counter.PASSED_WITHOUT)).isEqualTo(1);
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(1);
    assertThat(given.said()).contains("BA-402").contains("BA-302 no token yet\n");
  }

  @Test
  void outgoingNow_noTokenYetAndFail_throws() {
    given.fetching = server;

    assertThatThrownBy(
            () -> given.policy("bearer.on-token-failure=fail").outgoingNow(new Head(), new Head()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("BA-302 no token yet");
  }

  /** With real threads: the application goes on where its requests are decorated. */
  @Test
  void ready_realThreads_goOnOnAThreadOfTheApplicationsSide() throws Exception {
    given.fetching = server;
    Requests policy = given.policy(Given.result(), new ContinuationThreads());
    CompletableFuture<String> decorated =
        ready(policy)
            .thenApply(
                nothing -> {
                  Thread thread = Thread.currentThread();
                  assertThat(thread.isDaemon()).isTrue();
                  assertThat(AgentThread.isCurrent()).isFalse();
                  try {
                    assertThat(policy.outgoing(new Head(), new Head())).isNotNull();
                  } catch (Exception impossible) {
                    throw new AssertionError(impossible);
                  }
                  return thread.getName();
                })
            .toCompletableFuture();
    server.runNext();

    assertThat(decorated.get(30, TimeUnit.SECONDS)).isEqualTo("bearer-agent-continuation");
  }

  @Test
  void ready_realThreadsAndNoAnswer_completesInTime() throws Exception {
    given.fetching = server;
    Requests policy =
        given.policy(Given.result("bearer.token-timeout=20ms"), new ContinuationThreads());
    CompletionStage<Void> stage = ready(policy);

    stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static CompletionStage<Void> ready(Requests policy) {
    return ready(policy, new Head());
  }

  private static CompletionStage<Void> ready(Requests policy, Head head) {
    return policy.ready(head, head);
  }
}
