package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import bearer.agent.bridge.Bridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the agent's failures an application sees, on a bridge of the test's own. */
final class BridgeTest {
  private final URLClassLoader loader =
      new URLClassLoader(
          new URL[] {Bridge.class.getProtectionDomain().getCodeSource().getLocation()},
          ClassLoader.getPlatformClassLoader());
  private final List<Object> reported = new ArrayList<>();
  private Throwable problem = new Error("not set");
  private Class<?> bridge = Bridge.class;

  @BeforeEach
  void connect() throws Exception {
    bridge = loader.loadClass("bearer.agent.bridge.Bridge");
    Class<?> places = loader.loadClass("bearer.agent.bridge.Places");
    Object failing =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {places},
            (self, method, arguments) -> {
              if (method.getName().equals("failed")) {
                reported.add(arguments[1]);
                return null;
              }
              throw problem;
            });
    bridge.getMethod("connect", Object.class, places).invoke(null, new Object(), failing);
  }

  @AfterEach
  void close() throws Exception {
    loader.close();
  }

  @Test
  @SuppressWarnings("removal") // up to JDK 19 a thread can be stopped
  void threadDeath_reachesTheApplicationAndIsNotReported() {
    problem = new ThreadDeath();

    assertThat(thrownBy("enter")).isSameAs(problem);
    assertThat(thrownBy("exit")).isSameAs(problem);
    assertThat(reported).isEmpty();
  }

  @Test
  void failureThatWasAskedFor_reachesTheApplicationAndIsNotReported() {
    ConnectException asked = new ConnectException("no token");
    for (Throwable kind : List.of(asked, new UncheckedIOException(asked))) {
      problem = kind;

      assertThat(thrownBy("enter")).isSameAs(problem);
      assertThat(thrownBy("exit")).isSameAs(problem);
    }
    assertThat(reported).isEmpty();
  }

  @Test
  void anyOtherFailure_isReportedAndLeavesTheCallAsItWas() throws Exception {
    for (Throwable other :
        List.of(
            new IllegalStateException(),
            new StackOverflowError(),
            new UncheckedIOException(new IOException()))) {
      problem = other;

      assertThat(call("enter")).isNull();
      assertThat(call("exit")).isEqualTo("result");
    }
    assertThat(reported).hasSize(6);
  }

  private @Nullable Throwable thrownBy(String method) {
    return catchThrowable(() -> call(method)).getCause();
  }

  private @Nullable Object call(String name)
      throws IllegalAccessException, InvocationTargetException {
    for (Method method : bridge.getMethods()) {
      if (method.getName().equals(name)) {
        return name.equals("enter")
            ? method.invoke(null, this, new Object[0], 1)
            : method.invoke(null, "result", "state", this, null, null, 1);
      }
    }
    throw new AssertionError(name);
  }
}
