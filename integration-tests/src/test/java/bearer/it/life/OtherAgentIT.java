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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another agent that transforms the same classes, and transforms them again while they are used.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class OtherAgentIT {
  private static final String[] ROUNDS = {
    URL_CONNECTION, APACHE, OKHTTP, "retransform", URL_CONNECTION, APACHE, OKHTTP
  };

  private static final String[] CALLS = {
    URL_CONNECTION, APACHE, OKHTTP, URL_CONNECTION, APACHE, OKHTTP
  };

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

  private void run(JavaCommand command) {
    assertThat(sending.run(command, ROUNDS).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(CALLS));
  }

  private String other() throws IOException {
    Path jar = JarBuilder.agent(directory.resolve("other.jar"), "bearer.it.apps.ObservingAgent");
    return "-javaagent:" + jar;
  }
}
