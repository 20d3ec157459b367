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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class archives, with which the JVM has client classes loaded before any agent starts. */
@Tag("modes")
class ArchivedClassesIT {
  private static final String[] ADAPTERS = {URL_CONNECTION, APACHE, OKHTTP};

  /** What every agent adds to an application. */
  private static final String MODULE = "--add-modules=java.instrument";

  @TempDir Path directory;

  static Stream<Jdk> withAotCache() {
    return Jdks.from(25);
  }

  static Stream<Jdk> withDynamicArchive() {
    return Jdks.between(13, 24);
  }

  @ParameterizedTest
  @MethodSource("withAotCache")
  void aotCache_clientsLoadedBeforeTheAgent_callsCarryTheToken(Jdk jdk) throws IOException {
    Path cache = directory.resolve("app.aot");
    train(jdk, MODULE, "-XX:AOTCacheOutput=" + cache);
    List<String> loaded = runWith(jdk, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    assertThat(first(loaded, "org.apache.http.protocol.HttpRequestExecutor "))
        .isLessThan(first(loaded, "bearer.agent.bootstrap.Premain "));
  }

  @ParameterizedTest
  @MethodSource("withDynamicArchive")
  void dynamicArchive_callsCarryTheToken(Jdk jdk) throws IOException {
    Path archive = directory.resolve("app.jsa");
    train(jdk, "-XX:ArchiveClassesAtExit=" + archive);
    assertUsed(runWith(jdk, "-XX:SharedArchiveFile=" + archive));
  }

  /** The JVM's own base archive lacks the module that every agent adds, of which it would tell. */
  @ParameterizedTest
  @MethodSource("withAotCache")
  void dynamicArchive_onABaseWithTheModule_callsCarryTheToken(Jdk jdk) throws IOException {
    Path base = directory.resolve("base.jsa");
    Path archive = directory.resolve("app.jsa");
    JavaProcess.run(
        JavaCommand.on(jdk).option(MODULE).option("-Xshare:dump").option(archive(base)));
    train(jdk, MODULE, archive(base), "-XX:ArchiveClassesAtExit=" + archive);
    assertUsed(runWith(jdk, archive(base) + ":" + archive));
  }

  /** Three lines on stdout, with any agent; docs/your-jvm.md says so. */
  @ParameterizedTest
  @MethodSource("withAotCache")
  void dynamicArchive_onTheJvmsOwnBase_callsCarryTheTokenAndTheJvmComplains(Jdk jdk)
      throws IOException {
    Path archive = directory.resolve("app.jsa");
    train(jdk, MODULE, "-XX:ArchiveClassesAtExit=" + archive);
    Sending sending = new Sending();
    JavaCommand command = command(sending.configured(jdk).agent(), archive(archive));
    JavaProcess.Finished finished = JavaProcess.run(sending.main(command, ADAPTERS));
    assertThat(finished.stdout())
        .contains("[error][cds] Mismatched values for property jdk.module.addmods")
        .endsWith(Sending.stdout(ADAPTERS));
    assertThat(sending.seen()).isEqualTo(sending.decorated(ADAPTERS));
  }

  private static String archive(Path file) {
    return "-XX:SharedArchiveFile=" + file;
  }

  private static void assertUsed(List<String> loaded) {
    assertThat(loaded.get(first(loaded, "org.apache.http.HttpHost ")))
        .contains("shared objects file");
  }

  private void train(Jdk jdk, String... options) throws IOException {
    Sending training = new Sending();
    JavaProcess.run(training.main(command(JavaCommand.on(jdk), options), ADAPTERS));
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
