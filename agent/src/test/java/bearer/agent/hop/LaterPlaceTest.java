package bearer.agent.hop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaterPlaceTest {
  private final List<String> told = new ArrayList<>();
  private final Sending place = new Sending();
  private final Client client = new Client();
  private CompletableFuture<Void> token = new CompletableFuture<>();
  private boolean waits = true;
  private boolean refuses;
  private boolean ended;
  private boolean failingFails;
  private @Nullable Error problem;
  private @Nullable RuntimeException handingOver;

  @BeforeEach
  void connect() {
    place.connect(
        (Requests)
            Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {Requests.class},
                (self, method, arguments) -> asked(method.getName())),
        "Sample",
        failure -> told.add("told " + failure.getMessage()));
    place.link(Client.class, "send");
  }

  private @Nullable Object asked(String method) throws ConnectException {
    told.add(method);
    if (method.equals("beginningNow") && refuses) {
      throw new ConnectException("no token");
    }
    return method.equals("ready") && waits ? token : null;
  }

  /** As woven code does it. */
  final class Client {
    void send(boolean another) { // which is not hooked
      told.add("another " + another);
    }

    void send(String request, boolean another) {
      told.add(request + " another " + another);
    }

    private void send(String request) {
      Object state;
      try {
        state = place.enter(this, new Object[] {request});
      } catch (Throwable failed) { // as the bridge does
        told.add("reported " + failed.getMessage());
        state = null;
      }
      if (state == Place.PUT_OFF) {
        return;
      }
      told.add("sent " + request);
      if (problem != null) {
        throw problem;
      }
      String another = place.then;
      if (another != null) {
        place.then = null;
        send(another);
      }
    }
  }

  @Test
  void call_withATokenAtHand_isNotPutOff() {
    waits = false;
    client.send("a");
    assertThat(told).containsExactly("ready", "beginningNow", "sent a");
  }

  @Test
  void call_withoutAToken_goesOnOnceWhenItIsThere() {
    client.send("a");
    assertThat(told).containsExactly("ready");
    token.complete(null);
    assertThat(told).containsExactly("ready", "beginningNow", "sent a");
  }

  @Test
  void anotherCall_thatBeginsWhileOneGoesOn_isAskedForItself() {
    place.then = "b";
    token.complete(null);
    client.send("a");
    assertThat(told)
        .containsExactly("ready", "beginningNow", "sent a", "ready", "beginningNow", "sent b");
  }

  @Test
  void call_thatTheOperatorWantsToFail_failsBothAtOnceAndLater() {
    refuses = true;
    client.send("a");
    token.complete(null);
    waits = false;
    client.send("b");
    assertThat(told)
        .containsExactly(
            "ready",
            "beginningNow",
            "a failed: no token",
            "ready",
            "beginningNow",
            "b failed: no token");
  }

  @Test
  void call_whoseMethodThrowsLater_failsAndIsNotWaitedForForEver() {
    problem = new StackOverflowError("deep");
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "beginningNow", "sent a", "a failed: deep");
  }

  @Test
  void call_ofSomethingElse_isLeftAlone() {
    client.send("");
    assertThat(told).containsExactly("sent ");
  }

  @Test
  void call_thatNoThreadTakesOver_goesOnAllTheSameAndIsTold() {
    handingOver = new IllegalStateException("no thread");
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "told no thread", "beginningNow", "sent a");
  }

  @Test
  void call_thatAThreadTakesOverAndRefuses_goesOnOnce() {
    place.takesOver = true;
    handingOver = new IllegalStateException("half-way");
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "beginningNow", "sent a", "told half-way");
  }

  @Test
  void call_thatTheLibraryRefusesBecauseItIsClosed_fails() {
    handingOver = new RejectedExecutionException("closed");
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "a failed: closed");
  }

  @Test
  void call_thatHasEndedMeanwhile_doesNotGoOn() {
    ended = true;
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready");
  }

  @Test
  void call_thatCannotBePutOff_goesOnAtOnceAndNeverAgain() {
    CompletableFuture<Void> failing =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Void> thenRun(Runnable task) {
            assertThat(super.thenRun(task)).isNotDone();
            throw new StackOverflowError("deep");
          }
        };
    token = failing;
    client.send("a");
    assertThat(told).containsExactly("ready", "reported deep", "sent a");
    failing.complete(null);
    assertThat(told).containsExactly("ready", "reported deep", "sent a");
  }

  @Test
  void call_thatCannotBeFailed_isTold() {
    refuses = true;
    failingFails = true;
    client.send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "beginningNow", "told a: no token");
  }

  @Test
  void methodThatCannotBeCalledAgain_isNotPutOffAtAll() {
    assertThatThrownBy(() -> new Sending().link(Client.class, "missing"))
        .isInstanceOf(NoSuchMethodError.class)
        .hasMessageContaining("Client.missing");
  }

  private final class Sending extends LaterPlace<String> {
    private @Nullable String then;
    private boolean takesOver;

    @Override
    protected @Nullable String request(Object self, Object[] arguments) {
      return arguments[0].equals("") ? null : (String) arguments[0];
    }

    @Override
    protected void handOver(Object self, Object[] arguments, Runnable goesOn) {
      if (handingOver == null || takesOver) {
        goesOn.run();
      }
      if (handingOver != null) {
        throw handingOver;
      }
    }

    @Override
    protected boolean hasEnded(Object self, Object[] arguments) {
      return ended;
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      if (failingFails) {
        throw new IllegalStateException(arguments[0] + ": " + reason.getMessage());
      }
      told.add(arguments[0] + " failed: " + reason.getMessage());
    }

    @Override
    public String method(String request) {
      return "GET";
    }

    @Override
    public String scheme(String request) {
      return "https";
    }

    @Override
    public String host(String request) {
      return "localhost";
    }

    @Override
    public int port(String request) {
      return 443;
    }

    @Override
    public String target(String request) {
      return "/";
    }

    @Override
    public @Nullable String header(String request, String name) {
      return null;
    }

    @Override
    public @Nullable Move moved(String request) {
      return null;
    }
  }
}
