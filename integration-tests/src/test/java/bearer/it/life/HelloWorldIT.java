package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that the agent has nothing to do with must not notice it. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class HelloWorldIT {
  private static final String HELLO = "bearer.it.apps.Hello";
  private final Jdk jdk;

  HelloWorldIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void configured_isAsWithoutAgent() {
    assertThat(hello(new Sending().configured(jdk)))
        .isEqualTo(new Finished("Hello, World!\n", "", 0));
  }

  @Test
  void configured_exitCodeIsTheApplications() {
    assertThat(hello(new Sending().configured(jdk), "7"))
        .isEqualTo(new Finished("Hello, World!\n", "", 7));
  }

  @Test
  void nothingConfigured_saysSoInOneLine() {
    Finished finished = hello(JavaCommand.on(jdk), "7");
    assertThat(finished.stdout()).isEqualTo("Hello, World!\n");
    assertThat(finished.stderr())
        .isEqualTo(
            "[bearer-agent] WARN BA-002 inactive: nothing is configured; set bearer.provider"
                + " (picpay, qpay) or bearer.hosts and bearer.token-url, then bearer.client-id and"
                + " bearer.client-secret-file\n");
    assertThat(finished.exitCode()).isEqualTo(7);
  }

  @Test
  void nothingConfigured_logLevelOff_isSilent() {
    assertThat(hello(JavaCommand.on(jdk).property("bearer.log-level", "off")))
        .isEqualTo(new Finished("Hello, World!\n", "", 0));
  }

  @Test
  void modeOff_isSilent() {
    assertThat(hello(JavaCommand.on(jdk).property("bearer.mode", "off")))
        .isEqualTo(new Finished("Hello, World!\n", "", 0));
  }

  @Test
  void modeOff_atInfo_saysSo() {
    JavaCommand off = new Sending().configured(jdk).property("bearer.mode", "off");
    assertThat(hello(off.property("bearer.log-level", "info")).stderr())
        .isEqualTo("[bearer-agent] INFO BA-007 inactive: bearer.mode is off\n");
  }

  private static Finished hello(JavaCommand command, String... arguments) {
    return JavaProcess.run(command.agent().apps().main(HELLO, arguments));
  }

  /** Not the agent's doing, but what the others compare with. */
  @Test
  void withoutAgent_printsAndEnds() {
    assertThat(JavaProcess.run(JavaCommand.on(jdk).apps().main(HELLO)))
        .isEqualTo(new Finished("Hello, World!\n", "", 0));
    assertThat(List.of(jdk)).isSubsetOf(Jdks.all());
  }
}
