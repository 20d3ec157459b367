package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither the agent nor what it brings is seen by an application. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class IsolationIT {
  private static final Path SOURCE = Path.of("src/isolation/java/OldLibraries.java");
  private static final String USED =
      """
      woven by byte-buddy-1.9.16.jar
      42 by 2.6.7 jackson-core-2.6.7.jar
      kv by caffeine-2.5.6.jar
      /x by httpcore5-5.0.4.jar
      x by slf4j-api-1.7.36.jar
      picocli 3.9.6
      """;

  @TempDir static Path classes;

  private final Jdk jdk;
  private final Sending sending = new Sending();

  IsolationIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** Not part of the build, whose own libraries are newer. */
  @BeforeAll
  static void compile() throws IOException {
    String jars;
    try (Stream<Path> files = Files.list(JavaCommand.CLIENTS.resolve("old-libraries"))) {
      jars = files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-nowarn",
                "-proc:none",
                "-cp",
                jars,
                "-d",
                classes.toString(),
                SOURCE.toString());
    assertThat(result).isZero();
  }

  @Test
  void olderLibrariesOfTheApplication_workAsWithoutAgent() {
    Finished without = run(JavaCommand.on(jdk));
    Finished with = run(sending.configured(jdk).agent());
    assertThat(with.stdout())
        .isEqualTo(
            USED
                + "status 200\n"
                + USED
                + "bearer.agent.install.AgentMain false\nbearer.agent.clients.Clients false\n");
    assertThat(with).isEqualTo(without);
    assertThat(with.exitCode()).isZero();
    assertThat(sending.seen()).containsExactly("GET: []", sending.decorated("GET").get(0));
  }

  private Finished run(JavaCommand command) {
    return JavaProcess.run(
        command
            .classPath(classes)
            .client("old-libraries")
            .main("OldLibraries", "--url", Api.CONFIGURED.http(sending.path + "GET")));
  }

  @Test
  void agentsOwnClasses_hiddenFromTheClassPath() {
    String[] hidden = {
      "bearer.agent.install.AgentMain",
      "bearer.agent.config.ConfigReader",
      "bearer.agent.clients.Clients",
      "net.bytebuddy.ByteBuddy",
      "net.bytebuddy.jar.asm.ClassReader",
      "com.fasterxml.jackson.core.JsonFactory",
      "org.apache.hc.core5.http.HttpRequest",
      "com.github.benmanes.caffeine.cache.Caffeine"
    };
    Finished finished =
        JavaProcess.run(
            sending
                .configured(jdk)
                .agent()
                .apps()
                .main(
                    "bearer.it.apps.LoadClasses",
                    "java.lang.Object," + String.join(",", hidden),
                    "system"));
    assertThat(finished.stdout().lines())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("in system", "present java.lang.Object"),
                    Stream.of(hidden).map(name -> "absent " + name))
                .toList());
    assertThat(finished.stderr()).isEmpty();
  }
}
