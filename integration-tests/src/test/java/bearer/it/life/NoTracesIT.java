package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import bearer.it.servers.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent writes no file and opens no port. */
@Tag("modes")
class NoTracesIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void decoratedCalls_leaveNoFile(Jdk jdk) throws IOException {
    Sending sending = new Sending();
    String[] adapters = Sending.adapters(jdk);
    assertThat(sending.run(inEmptyDirectories(sending, jdk), adapters).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
    assertThat(files()).isEqualTo(Set.of("", "cwd", "home", "tmp"));
  }

  /** Linux tells every process its sockets. */
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  @EnabledOnOs(OS.LINUX)
  void afterDecoratedCalls_nothingListens(Jdk jdk) throws IOException {
    Sending sending = new Sending();
    String[] adapters = Sending.adapters(jdk);
    JavaCommand command = Sending.withClients(inEmptyDirectories(sending, jdk));
    try (JavaProcess process = JavaProcess.start(sending.main(command, adapters))) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      try (Watchdog watchdog = Watchdog.over(process.process(), 60)) {
        String line = stdout.readLine();
        while (line != null && !line.equals("sent")) {
          line = stdout.readLine();
        }
        assertThat(line).isEqualTo("sent");
      }
      assertThat(listening(process.process().pid())).isEmpty();
      process.stdin().close();
      assertThat(process.join()).isZero();
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
  }

  /** The threads that fetch and keep the time are there because a call needed a token. */
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void agentThread_inheritsNothingOfTheApplications(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command = sending.configured(jdk).agent().apps();
    if (jdk.feature() >= 9) {
      command.option("--add-opens").option("java.base/java.lang=ALL-UNNAMED"); // for the program
    }
    assertThat(
            JavaProcess.run(
                    command.main(
                        "bearer.it.apps.InheritedByAgent", Api.CONFIGURED.http(sending.path)))
                .stdout())
        .matches("200\n(bearer-agent-(token|clock) null\n)+");
  }

  private JavaCommand inEmptyDirectories(Sending sending, Jdk jdk) throws IOException {
    return sending
        .configured(jdk)
        .agent()
        .directory(Files.createDirectories(directory.resolve("cwd")))
        .property("java.io.tmpdir", Files.createDirectories(directory.resolve("tmp")))
        .property("user.home", Files.createDirectories(directory.resolve("home")))
        .option("-XX:-UsePerfData");
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(file -> directory.relativize(file).toString()).collect(Collectors.toSet());
    }
  }

  /** The listening sockets among the open files of a process. */
  private static List<String> listening(long pid) throws IOException {
    Set<String> own;
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      own = open.map(NoTracesIT::target).collect(Collectors.toSet());
    }
    return Stream.of("tcp", "tcp6")
        .map(table -> Path.of("/proc/" + pid + "/net/" + table))
        .filter(Files::exists)
        .flatMap(NoTracesIT::lines)
        .map(line -> line.trim().split("\\s+"))
        .filter(fields -> fields.length > 9 && fields[3].equals("0A")) // TCP_LISTEN
        .filter(fields -> own.contains("socket:[" + fields[9] + "]"))
        .map(fields -> fields[1])
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
