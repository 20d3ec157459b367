package bearer.it.life;

import static bearer.it.life.Sending.OKHTTP;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process keeps of itself, over a restart, and the pages that are made of it. */
class ReportIT {
  @TempDir Path tmp;

  private final Sending sending = new Sending();

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void restart_continuesTheHistory_andAFleetIsOnePage(Jdk jdk) throws Exception {
    Path kept = tmp.resolve("kept");
    Files.createDirectory(kept);
    runUntilKept(jdk, kept, 2, 1);
    runUntilKept(jdk, kept, 3, 2);
    Files.writeString(kept.resolve("half.jsonl"), "{\"format\":1,\"at\":17");

    Path page = tmp.resolve("fleet.html");
    Finished merged = report(jdk, "--merge", kept.toString(), "-o", page.toString());
    assertThat(merged)
        .isEqualTo(
            new Finished(
                "written to " + page + "\nwritten to " + tmp.resolve("fleet.csv") + "\n", "", 0));
    assertThat(Files.readString(page))
        .contains(
            "Move to OAuth2: checkout, test",
            "with the token: 5 (100.0 %)",
            "1 line was damaged or half written, and skipped.");
    assertThat(Files.readString(tmp.resolve("fleet.csv")).lines().filter(this::isDecorated))
        .hasSize(2);
    assertThat(sending.seen()).hasSize(5);
  }

  private boolean isDecorated(String line) {
    return line.contains(",decorated,");
  }

  /** Sends calls, the last when there is a file more, asks for a report, and ends. */
  private void runUntilKept(Jdk jdk, Path kept, int calls, int files) throws Exception {
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).agent())
            .property("bearer.service", "checkout")
            .property("bearer.environment", "test")
            .property("bearer.instance-id", "checkout-1")
            .property("bearer.evidence-dir", kept);
    if (jdk.feature() >= 21) {
      command = command.option("-XX:+EnableDynamicAgentLoading");
    }
    try (WatchService watch = kept.getFileSystem().newWatchService();
        JavaProcess process =
            JavaProcess.start(
                command.main("bearer.it.apps.SendOnEachLine", sending.arguments(OKHTTP)))) {
      kept.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      try (Watchdog watchdog = Watchdog.over(process.process(), 60)) {
        assertThat(stdout.readLine()).isEqualTo("ready");
        send(process, stdout, calls - 1);
        while (begun(kept) < files) {
          assertThat(watch.poll(60, TimeUnit.SECONDS))
              .as("a file in " + kept)
              .isNotNull()
              .returns(true, key -> key.reset());
        }
        send(process, stdout, 1); // is kept as the process ends
      }
      Path page = tmp.resolve("page" + files + ".html");
      long pid = process.process().pid();
      assertThat(report(jdk, String.valueOf(pid), "-o", page.toString()).stderr()).isEmpty();
      assertThat(Files.readString(page)).contains(files == 1 ? "token: 2 (" : "token: 5 (");
      process.stdin().close();
      assertThat(process.join()).isZero();
      assertThat(process.stderr()).isEmpty();
    }
  }

  private static void send(JavaProcess process, BufferedReader stdout, int calls)
      throws IOException {
    for (int i = 0; i < calls; i++) {
      process.stdin().write('\n');
      process.stdin().flush();
      assertThat(stdout.readLine()).isEqualTo(OKHTTP + " 200");
    }
  }

  /** Files with a line. */
  private static long begun(Path kept) throws IOException {
    long begun = 0;
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        begun += Files.readString(file).contains("}\n") ? 1 : 0;
      }
    }
    return begun;
  }

  private Finished report(Jdk jdk, String... arguments) {
    List<String> words = new ArrayList<>(List.of("report"));
    words.addAll(List.of(arguments));
    return JavaProcess.run(
        JavaCommand.on(jdk)
            .property("java.io.tmpdir", tmp)
            .option("-jar")
            .main(JavaCommand.agentJar().toString(), words.toArray(String[]::new)));
  }
}
