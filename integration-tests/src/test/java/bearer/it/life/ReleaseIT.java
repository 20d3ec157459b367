package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Prelease} publishes, as somebody gets it who has nothing of ours. */
class ReleaseIT {
  private static final String VERSION = System.getProperty("bearer.version", "");
  private static final Path REPOSITORY = JavaCommand.agentJar().resolveSibling("repository");
  private static final Path PUBLISHED =
      REPOSITORY.resolve("io/github/bearer-agent/bearer-agent").resolve(VERSION);

  @TempDir Path directory;

  @BeforeEach
  void released() {
    assumeThat(JavaCommand.agentJar().resolveSibling("bearer-agent.cdx.json"))
        .as("written with -Prelease")
        .exists();
  }

  @Test
  void repository_hasTheJarAndWhatBelongsToIt() throws IOException {
    try (Stream<Path> files = Files.list(PUBLISHED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.matches(".*\\.(md5|sha1)"))
          .containsExactlyInAnyOrder(
              name(".jar"),
              name(".jar.sha256"),
              name(".pom"),
              name("-sources.jar"),
              name("-javadoc.jar"),
              name("-cyclonedx.json"));
    }
    assertThat(PUBLISHED.resolve(name(".jar"))).hasSameBinaryContentAs(JavaCommand.agentJar());
    assertThat(PUBLISHED.resolve(name(".pom")))
        .content()
        .contains("Apache-2.0")
        .doesNotContain("<dependency>", "<parent>", "${");
  }

  @Test
  void jar_resolvedIntoAnEmptyRepository_isAnAgentAndAProgram() throws Exception {
    resolve();
    Path jar = directory.resolve(name(".jar"));
    Jdk jdk = Jdks.all().get(0);
    assertThat(
            JavaProcess.run(JavaCommand.on(jdk).option("-jar").main(jar.toString(), "--version")))
        .isEqualTo(new Finished("Bearer Agent " + VERSION + "\n", "", 0));
    assertThat(
            JavaProcess.run(
                JavaCommand.on(jdk)
                    .option("-javaagent:" + jar)
                    .property("bearer.mode", "off")
                    .apps()
                    .main("bearer.it.apps.Hello")))
        .isEqualTo(new Finished("Hello, World!\n", "", 0));
  }

  /** With what Maven itself needs from where it is at hand. */
  private void resolve() throws IOException, InterruptedException {
    Path settings = directory.resolve("settings.xml");
    Files.writeString(settings, settings());
    Process maven =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("bearer.maven"), "bin", "mvn").toString(),
                    "-B",
                    "-q",
                    "-s",
                    settings.toString(),
                    "-Dmaven.repo.local=" + directory.resolve("empty"),
                    "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
                    "-Dartifact=io.github.bearer-agent:bearer-agent:" + VERSION,
                    "-DoutputDirectory=" + directory))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("maven.txt").toFile())
            .start();
    assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(directory.resolve("maven.txt"))).isZero();
  }

  private static String settings() {
    return """
        <settings><profiles><profile><id>here</id>
        <repositories><repository><id>published</id><url>%s</url></repository></repositories>
        <pluginRepositories><pluginRepository><id>at-hand</id><url>%s</url></pluginRepository></pluginRepositories>
        </profile></profiles><activeProfiles><activeProfile>here</activeProfile></activeProfiles></settings>
        """
        .formatted(REPOSITORY.toUri(), Path.of(System.getProperty("bearer.repository")).toUri());
  }

  private static String name(String end) {
    return "bearer-agent-" + VERSION + end;
  }
}
