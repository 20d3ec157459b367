package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operator got wrong is told in full, and the application runs as if there were no agent.
 */
class BadConfigurationIT {
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void severalProblems_allReportedAndAgentInert(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .property("bearer.client-idd", "x")
            .property("bearer.mode", "both")
            .property("bearer.hosts", "*")
            .property("bearer.token-timeout", "soon")
            .property("bearer.client-secret-file", "/nowhere/secret");
    Finished finished = sending.run(command, Sending.URL_CONNECTION);
    assertThat(finished.stderr().lines().map(BadConfigurationIT::upToColon))
        .containsExactlyInAnyOrder(
            "[bearer-agent] ERROR BA-100 the agent is inactive: 5 problems in its configuration",
            "[bearer-agent] ERROR BA-101 bearer.client-idd is not an option; did you mean"
                + " bearer.client-id?",
            "[bearer-agent] ERROR BA-102 bearer.mode=both",
            "[bearer-agent] ERROR BA-102 bearer.hosts=*",
            "[bearer-agent] ERROR BA-102 bearer.token-timeout=soon",
            "[bearer-agent] ERROR BA-104 bearer.client-secret and bearer.client-secret-file are"
                + " both set: keep one of them");
    assertThat(finished.stderr()).startsWith("[bearer-agent] ERROR BA-100 ");
    assertThat(sending.seen()).isEqualTo(Sending.untouched(Sending.URL_CONNECTION));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void secretsInTheWrongPlaces_reportedWithoutThem(Jdk jdk, @TempDir Path dir) throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "h1dd3nh1dd3n\nh1dd3n2h1dd3n2\n");
    Sending sending = new Sending();
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .property("bearer.log-level", "debug")
            .property("bearer.client-secret:h1dd3nh1dd3n", "x")
            .property("bearer.mode", "h1dd3nh1dd3n")
            .property("bearer.token-proxy", "proxy:3128:user:h1dd3nh1dd3n")
            .property("bearer.config", secret.toString());
    Finished finished = sending.run(command, Sending.URL_CONNECTION);
    assertThat(finished.stderr())
        .contains("ERROR BA-100 the agent is inactive: 5 problems in its configuration\n")
        .contains("BA-101 line 1 is not an option", "BA-101 line 2 is not an option")
        .doesNotContain("h1dd3n");
    assertThat(sending.seen()).isEqualTo(Sending.untouched(Sending.URL_CONNECTION));
  }

  /** How a value is refused is the configuration's matter, and tested there. */
  private static String upToColon(String line) {
    return line.contains(" BA-102 ") ? line.substring(0, line.indexOf(": ")) : line;
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void argumentsBehindTheJar_refusedAndAgentWorksOn(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command =
        sending.configured(jdk).option("-javaagent:" + JavaCommand.agentJar() + "=bearer.mode=off");
    Finished finished = sending.run(command, Sending.URL_CONNECTION);
    assertThat(finished.stderr())
        .isEqualTo(
            "[bearer-agent] WARN BA-008 arguments behind the jar's name are not read; set"
                + " -Dbearer.* system properties instead\n");
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
  }
}
