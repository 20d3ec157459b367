package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody sees who starts the jar as a program. */
class CommandLineIT {
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void jar_run_printsVersionAndUsage(Jdk jdk) {
    Finished finished =
        JavaProcess.run(JavaCommand.on(jdk).option("-jar").main(JavaCommand.agentJar().toString()));
    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.exitCode()).isZero();
    assertThat(finished.stdout().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("Bearer Agent \\d+\\.\\d+\\.\\d+\\S*"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "usage: java -javaagent:bearer-agent.jar -Dbearer.provider=picpay \\"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "         -Dbearer.client-id=ID -Dbearer.client-secret-file=FILE ..."));
  }
}
