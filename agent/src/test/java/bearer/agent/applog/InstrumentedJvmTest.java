package bearer.agent.applog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class InstrumentedJvmTest {
  private final Jvm jvm =
      new InstrumentedJvm(
          (Instrumentation)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Instrumentation.class},
                  (proxy, method, arguments) -> null));

  @Test
  void isAskingForLoggers_aThreadInTheMiddleOfIt_isSeenUntilItHasOne() throws Exception {
    assertThat(jvm.isAskingForLoggers()).isFalse();
    LoggerFactory slow = new LoggerFactory();
    Thread application = new Thread(slow::getLogger);
    application.start();
    slow.asked.await();
    assertThat(jvm.isAskingForLoggers()).isTrue();

    slow.configured.countDown();
    application.join();
    assertThat(jvm.isAskingForLoggers()).isFalse();
  }
}
