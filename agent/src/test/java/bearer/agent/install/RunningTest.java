package bearer.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Alarms;
import bearer.agent.config.ConfigResult;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTest {
  private static final String SAID =
      "[bearer-agent] WARN BA-012 the agent is not in JMX, and does all else: ";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Running running(Alarms alarms) {
    Sources sources = new Sources(Map.of(), Map.of());
    ConfigResult first = ConfigReader.read(sources);
    Instrumentation broken =
        (Instrumentation)
            Proxy.newProxyInstance(
                RunningTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (self, method, arguments) -> {
                  throw new IllegalStateException("no classes");
                });
    return new Running(sources, first, new Log(Level.WARN, said, new FakeTicker()), broken, alarms);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void watchForJmx_thatHasNoThread_isSaidAndHarmless() {
    running(
            (nanos, task) -> {
              throw new OutOfMemoryError("unable to create native thread");
            })
        .run();
    assertThat(said())
        .isEqualTo(SAID + "java.lang.OutOfMemoryError: unable to create native thread\n");
  }

  @Test
  void watchForJmx_thatFailsWhileItLooks_isSaidAndHarmless() {
    running(
            (nanos, task) -> {
              task.run();
              return () -> {};
            })
        .run();
    assertThat(said()).isEqualTo(SAID + "java.lang.IllegalStateException: no classes\n");
  }
}
