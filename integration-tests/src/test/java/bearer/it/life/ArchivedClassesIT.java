package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class archives, with which the JVM has client classes loaded before any agent starts. */
class ArchivedClassesIT {
  private static final String[] ADAPTERS = {URL_CONNECTION, APACHE, OKHTTP};
  @TempDir Path directory;

  static Stream<Jdk> withAotCache() {
    return Jdks.from(25);
  }

  /** From 25 on there is the AOT cache for it, and a dynamic archive bears no agent. */
  static Stream<Jdk> withDynamicArchive() {
    return Jdks.between(13, 24);
  }

  @ParameterizedTest
  @MethodSource("withAotCache")
  void aotCache_clientsLoadedBeforeTheAgent_callsCarryTheToken(Jdk jdk) throws IOException {
    Path cache = directory.resolve("app.aot");
    train(jdk, "-XX:AOTCacheOutput=" + cache);
    List<String> loaded = runWith(jdk, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    assertThat(first(loaded, "org.apache.http.protocol.HttpRequestExecutor "))
        .isLessThan(first(loaded, "bearer.agent.bootstrap.Premain "));
  }

  @ParameterizedTest
  @MethodSource("withDynamicArchive")
  void dynamicArchive_callsCarryTheToken(Jdk jdk) throws IOException {
    Path archive = directory.resolve("app.jsa");
    train(jdk, "-XX:ArchiveClassesAtExit=" + archive);
    List<String> loaded = runWith(jdk, "-XX:SharedArchiveFile=" + archive);
    assertThat(loaded.get(first(loaded, "org.apache.http.HttpHost ")))
        .contains("shared objects file");
  }

  /**
   * With the module that every agent adds to an application: without, the archive would not fit.
   */
  private void train(Jdk jdk, String... options) throws IOException {
    Sending training = new Sending();
    JavaCommand command = JavaCommand.on(jdk).option("--add-modules=java.instrument");
    JavaProcess.run(training.main(command(command, options), ADAPTERS));
    assertThat(training.seen()).isEqualTo(Sending.untouched(ADAPTERS));
  }

  /** The classes that were loaded, in order. */
  private List<String> runWith(Jdk jdk, String... options) throws IOException {
    Sending sending = new Sending();
    Path log = directory.resolve("loaded");
    JavaCommand command =
        command(sending.configured(jdk).agent(), options).option("-Xlog:class+load:file=" + log);
    JavaProcess.Finished finished = JavaProcess.run(sending.main(command, ADAPTERS));
    Sending.assertSent(finished, ADAPTERS);
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(ADAPTERS));
    return Files.readAllLines(log);
  }

  /** Archives want jars on the class path, and the same ones each time. */
  private JavaCommand command(JavaCommand command, String... options) throws IOException {
    List.of(options).forEach(command::option);
    Path apps = directory.resolve("apps.jar");
    command.classPath(Files.exists(apps) ? apps : JarBuilder.apps(apps, ""));
    Sending.CLIENTS.forEach(command::client);
    return Sending.quiet(command);
  }

  private static int first(List<String> lines, String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("not loaded: " + part);
  }
}
