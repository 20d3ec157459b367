package bearer.agent.hop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaterPlaceTest {
  private final List<String> told = new ArrayList<>();
  private final Sending place = new Sending();
  private final CompletableFuture<Void> token = new CompletableFuture<>();
  private boolean waits = true;
  private boolean refuses;
  private @Nullable Exception problem;
  private @Nullable Error error;

  @BeforeEach
  void connect() {
    place.connect(
        (Requests)
            Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {Requests.class},
                (self, method, arguments) -> asked(method.getName())),
        "Sample");
  }

  private @Nullable Object asked(String method) throws ConnectException {
    told.add(method);
    if (method.equals("beginningNow") && refuses) {
      throw new ConnectException("no token");
    }
    return method.equals("ready") && waits ? token : null;
  }

  /** As woven code would do it. */
  private void send(String request) {
    if (place.enter("client", new Object[] {request}) != Place.PUT_OFF) {
      told.add("sent " + request);
    }
  }

  @Test
  void call_withATokenAtHand_isNotPutOff() {
    waits = false;
    send("a");
    assertThat(told).containsExactly("ready", "beginningNow", "sent a");
  }

  @Test
  void call_withoutAToken_goesOnOnceWhenItIsThere() {
    send("a");
    assertThat(told).containsExactly("ready");
    token.complete(null);
    assertThat(told).containsExactly("ready", "beginningNow", "sent a");
  }

  @Test
  void anotherCall_thatBeginsWhileOneGoesOn_isAskedForItself() {
    place.then = "b";
    token.complete(null);
    send("a");
    assertThat(told)
        .containsExactly("ready", "beginningNow", "sent a", "ready", "beginningNow", "sent b");
  }

  @Test
  void call_thatTheOperatorWantsToFail_failsBothAtOnceAndLater() {
    refuses = true;
    send("a");
    token.complete(null);
    waits = false;
    send("b");
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
  void call_whoseMethodThrowsLater_fails() {
    problem = new IllegalStateException("closed");
    send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "a failed: closed");
  }

  @Test
  void call_whoseMethodEndsInAnError_failsAndIsNotWaitedForForEver() {
    error = new StackOverflowError("deep");
    send("a");
    token.complete(null);
    assertThat(told).containsExactly("ready", "a failed: deep");
  }

  @Test
  void call_ofSomethingElse_isLeftAlone() {
    send("");
    assertThat(told).containsExactly("sent ");
  }

  private final class Sending extends LaterPlace<String> {
    private @Nullable String then;

    @Override
    protected @Nullable String request(Object self, Object[] arguments) {
      return arguments[0].equals("") ? null : (String) arguments[0];
    }

    @Override
    protected void goOn(Object self, Object[] arguments) throws Exception {
      if (problem != null) {
        throw problem;
      }
      if (error != null) {
        throw error;
      }
      again(self, arguments, () -> sendAgain((String) arguments[0]));
    }

    private void sendAgain(String request) {
      String another = then;
      then = null;
      send(request);
      if (another != null) {
        send(another);
      }
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
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
