package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that are allowed, seldom, and have broken agents. */
@Tag("modes")
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class UnusualLaunchIT {
  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  UnusualLaunchIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** It loads every class of the class path itself, the agent's first ones too. */
  @Test
  void ownSystemClassLoader_callsCarryTheToken() {
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .option("-Xshare:off") // which the JVM would warn that it cannot have
            .property("java.system.class.loader", "bearer.it.apps.OwnSystemLoader");
    Finished finished = sending.run(command, URL_CONNECTION, APACHE, OKHTTP);
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  /** Where the JVM looks for its own classes, no class has a code source. */
  @Test
  void jarOnTheBootClassPathToo_callsCarryTheToken() {
    JavaCommand command =
        sending.configured(jdk).agent().option("-Xbootclasspath/a:" + JavaCommand.agentJar());
    Finished finished = sending.run(command, URL_CONNECTION, APACHE, OKHTTP);
    assertThat(FilteringLoaderIT.withoutJvmsOwn(finished)).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  /**
   * A shell makes the path, because what a JVM can name depends on its locale. {@code \0303\0251}
   * is an e with an acute accent.
   */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oddCharactersInTheJarsPath_callsCarryTheToken() throws IOException, InterruptedException {
    String script =
        "d=\"$0/$(printf 'agent + 100%%25 (x) \\303\\251')\" && mkdir \"$d\" && cp \"$1\" \"$d/b a.jar\""
            + " && shift && java=\"$1\" && shift && exec \"$java\" \"-javaagent:$d/b a.jar\" \"$@\"";
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", script, directory.toString(), JavaCommand.agentJar().toString()));
    command.addAll(
        sending
            .main(Sending.withClients(sending.configured(jdk)), URL_CONNECTION, APACHE, OKHTTP)
            .builder()
            .command());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    try (Watchdog watchdog = Watchdog.over(process, 60)) {
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Sending.stdout(URL_CONNECTION, APACHE, OKHTTP));
      assertThat(process.waitFor()).isZero();
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }
}
