package bearer.agent.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InitiatedClassesTest {
  @Test
  void jvm_thatDoesNotSay_hasNone() {
    assertThat(InitiatedClasses.of(answering(null), null)).isEmpty();
  }

  @Test
  void jvm_thatSays_hasThose() {
    Class<?>[] all = {String.class};
    assertThat(InitiatedClasses.of(answering(all), null)).containsExactly(String.class);
  }

  private static Instrumentation answering(Class<?> @Nullable [] classes) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            InitiatedClassesTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> classes);
  }
}
