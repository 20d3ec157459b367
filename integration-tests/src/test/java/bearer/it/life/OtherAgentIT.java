package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another agent that transforms the same classes, and transforms them again while they are used.
 */
@Tag("agents")
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class OtherAgentIT {
  private static final String[] ROUNDS = {
    URL_CONNECTION, APACHE, OKHTTP, "retransform", URL_CONNECTION, APACHE, OKHTTP
  };

  private static final String[] CALLS = {
    URL_CONNECTION, APACHE, OKHTTP, URL_CONNECTION, APACHE, OKHTTP
  };

  private static final Path REACTOR_TOOLS = JavaCommand.jars("reactor-tools-3.7.9").get(0);

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  OtherAgentIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void otherBeforeOurs_callsCarryTheToken() throws IOException {
    run(sending.configured(jdk).option(other()).agent());
  }

  @Test
  void otherAfterOurs_callsCarryTheToken() throws IOException {
    run(sending.configured(jdk).agent().option(other()));
  }

  /** Its ASM throws where it would write a class file that is not well-formed. */
  @Test
  void reactorDebugAgentBeforeOurs_callsCarryTheTokenAndNothingIsSaid() {
    JavaCommand command = sending.configured(jdk).option("-javaagent:" + REACTOR_TOOLS).agent();
    assertThat(sending.run(command, Sending.adapters(jdk)).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.adapters(jdk)));
  }

  @Test
  void otherThatNeedsOurClassesBeforeTheyAreDefined_callsCarryTheToken() throws IOException {
    Path jar = JarBuilder.agent(directory.resolve("eager.jar"), "bearer.it.apps.EagerAgent");
    JavaCommand command = sending.configured(jdk).option("-javaagent:" + jar).agent();
    assertThat(sending.run(command, Sending.adapters(jdk)).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.adapters(jdk)));
  }

  private void run(JavaCommand command) {
    assertThat(sending.run(command, ROUNDS).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(CALLS));
  }

  private String other() throws IOException {
    Path jar = JarBuilder.agent(directory.resolve("other.jar"), "bearer.it.apps.ObservingAgent");
    return "-javaagent:" + jar;
  }
}
