package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an agent loads before the application starts, the application has to live with: a server
 * that sets its own log manager, file system or MBean server in {@code main} would come too late.
 */
@Tag("modes")
class StartupClassesIT {
  /** None of them may be loaded at all. */
  private static final Set<String> NEVER =
      Set.of(
          "java.util.logging.",
          "javax.management.",
          "bearer.agent.oauth.",
          "bearer.agent.rules.",
          "bearer.agent.token.",
          "net.bytebuddy.",
          "com.github.benmanes.",
          "com.fasterxml.",
          "org.apache.hc.");

  /** None of them may be loaded unless the JVM does it for any agent. */
  private static final Set<String> NOT_FOR_US =
      Set.of(
          "java.nio.file.",
          "sun.nio.fs.DefaultFileSystemProvider",
          "sun.nio.fs.LinuxFileSystem",
          "sun.nio.fs.UnixFileSystem",
          "java.net.http.",
          "javax.net.",
          "sun.security.ssl.", // what loads before main is not woven but by a retransformation
          "java.util.regex.",
          "java.util.stream.",
          "java.util.Formatter",
          "java.lang.invoke.",
          "java.security.Security",
          "java.util.concurrent.ForkJoin",
          "sun.net.www.http.");

  /** Loaded only if that is configured. */
  private static final Set<String> UNLESS_ASKED_FOR =
      Set.of(
          "bearer.agent.applog.",
          "bearer.agent.metrics.",
          "bearer.agent.appmetrics.",
          "bearer.agent.options.Metrics",
          "bearer.agent.config.Metrics",
          "bearer.agent.install.Metrics",
          "bearer.agent.store.",
          "bearer.agent.options.TokenStore",
          "bearer.agent.config.TokenStore",
          "bearer.agent.net.PublicSuffix",
          "bearer.agent.diag.JsonFormat",
          "bearer.agent.diag.Timestamp");

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void configuredAgent_loadsLittleMoreThanAnEmptyOne(Jdk jdk) throws IOException {
    Path empty = JarBuilder.agent(directory.resolve("empty.jar"), "bearer.it.apps.EmptyAgent");
    List<String> before = loaded(JavaCommand.on(jdk).option("-javaagent:" + empty), jdk);
    List<String> ours = loaded(new Sending().configured(jdk).agent(), jdk);
    assertThat(ours).contains("bearer.agent.install.AgentMain");
    assertThat(startingWith(UNLESS_ASKED_FOR, ours)).isEmpty();
    assertLittleMore(ours, before);
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void applicationsLogJsonAndMetrics_loadLittleMoreToo(Jdk jdk) throws IOException {
    Path empty = JarBuilder.agent(directory.resolve("empty.jar"), "bearer.it.apps.EmptyAgent");
    List<String> before = loaded(JavaCommand.on(jdk).option("-javaagent:" + empty), jdk);
    JavaCommand command =
        new Sending()
            .configured(jdk)
            .agent()
            .property("bearer.log-to", "application")
            .property("bearer.metrics", "application")
            .property("bearer.metrics-file", directory)
            .property("bearer.log-format", "json");
    List<String> ours = loaded(command, jdk);
    assertThat(ours)
        .contains("bearer.agent.applog.ApplicationLog", "bearer.agent.install.MetricsThread");
    assertLittleMore(ours, before);
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void wildcard_loadsThePublicSuffixesAndLittleElse(Jdk jdk) throws IOException {
    Path empty = JarBuilder.agent(directory.resolve("empty.jar"), "bearer.it.apps.EmptyAgent");
    List<String> before = loaded(JavaCommand.on(jdk).option("-javaagent:" + empty), jdk);
    JavaCommand command =
        new Sending().configured(jdk).agent().property("bearer.hosts", "*.shop.example.com");
    List<String> ours = loaded(command, jdk);
    assertThat(ours).contains("bearer.agent.net.PublicSuffixTable");
    assertLittleMore(ours, before);
  }

  /** That is for many merchants, and for what is told of call sites. */
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void oneCredential_thatSends_loadsNoCache(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command = sending.configured(jdk).agent();
    LoadedClasses.tell(command, jdk);
    Finished finished =
        JavaProcess.run(sending.main(Sending.withClients(command), Sending.URL_CONNECTION));
    List<String> loaded = LoadedClasses.told(finished.stdout(), jdk);
    assertThat(loaded).contains("bearer.agent.rules.Policy", "bearer.agent.rules.Grant");
    assertThat(startingWith(Set.of("com.github.benmanes."), loaded)).isEmpty();
  }

  private static void assertLittleMore(List<String> ours, List<String> before) {
    assertThat(startingWith(NEVER, ours)).isEmpty();
    before.forEach(ours::remove); // one for one
    assertThat(startingWith(NOT_FOR_US, ours)).isEmpty();
  }

  private static List<String> startingWith(Set<String> prefixes, List<String> classes) {
    return classes.stream().filter(name -> prefixes.stream().anyMatch(name::startsWith)).toList();
  }

  /** The application is alone on the class path, so that each agent comes from its jar. */
  private List<String> loaded(JavaCommand command, Jdk jdk) throws IOException {
    Path hello = JarBuilder.apps(directory.resolve("hello.jar"), "apps/Hello");
    LoadedClasses.tell(command, jdk);
    Finished finished = JavaProcess.run(command.classPath(hello).main("bearer.it.apps.Hello"));
    assertThat(finished.stderr()).isEmpty();
    return LoadedClasses.told(finished.stdout(), jdk);
  }
}
