package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands, among them every one that docs/sandbox.md has. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsTest {
  private static final String PROGRAM = "java -jar sandbox/target/bearer-sandbox.jar ";

  private Running running;

  /** What a command leaves behind. */
  private record Ended(int exitCode, String out, String err) {}

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    running = Running.in(directory);
  }

  @AfterAll
  void stop() throws IOException {
    running.close();
  }

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = line.execute(arguments);
    return new Ended(exitCode, out.toString(), err.toString());
  }

  private Ended there(String command) {
    return run((command + " --page-port " + running.pagePort()).split(" ", -1));
  }

  @Test
  void everyCommand_isDone() {
    assertThat(there("fault --at picpay-v2 --at qpay-cards --answer 429 --retry-after 30"))
        .isEqualTo(new Ended(0, "picpay-v2, qpay-cards: 429, Retry-After 30\n", ""));
    assertThat(there("status").out())
        .isEqualTo(
            """
            certificate: own
            fault: picpay-v2: 429, Retry-After 30
            fault: qpay-cards: 429, Retry-After 30
            """);
    assertThat(there("clear").out()).isEqualTo("all is well again: everything\n");
    assertThat(there("status --json").out())
        .startsWith(
            "{\"certificate\":\"own\",\"apis\":[{\"id\":\"picpay-tokens\",\"fault\":\"\"},");
    assertThat(there("revoke qpay").out())
        .isEqualTo("qpay: no token that was issued is taken any more\n");
    assertThat(there("retire picpay").out()).isEqualTo("picpay: nothing to retire\n");
  }

  @Test
  void whatMakesNoSense_endsWith2_andSaysWhat() {
    assertThat(there("fault --answer 200"))
        .isEqualTo(new Ended(2, "", "answer is a status from 400 to 599, hang, or cut\n"));
    assertThat(there("certificate self-made"))
        .isEqualTo(new Ended(2, "", "certificate is own, untrusted, other-name\n"));
    assertThat(run("nonsense").exitCode()).isEqualTo(2);
    assertThat(run("--service", "a b=0").exitCode()).isEqualTo(2);
  }

  @Test
  void nobodyThere_endsWith1_andSaysWhatToDo() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      int port = free.getLocalPort();
      free.close();
      String told =
          "no sandbox has its page at port " + port + ": start one, or name its --page-port";
      for (String command : List.of("status", "forget")) {
        assertThat(run(command, "--page-port", String.valueOf(port)))
            .isEqualTo(new Ended(1, "", told + System.lineSeparator()));
      }
    }
  }

  @Test
  void version_isThere() {
    assertThat(run("--version").out()).startsWith("Bearer sandbox ");
    assertThat(run("status", "--version").out()).startsWith("Bearer sandbox ");
  }

  @Test
  void help_ofEveryCommand_isThere() {
    Ended all = run("--help");
    assertThat(all.exitCode()).isZero();
    for (CommandLine command : Main.line().getSubcommands().values()) {
      String name = command.getCommandName();
      assertThat(all.out()).contains("\n  " + name + " ");
      assertThat(run(name, "--help").out()).contains("bearer-sandbox.jar " + name, "--page-port");
    }
  }

  @Test
  void documentation_everyCommand_isDone() throws IOException {
    List<Ended> ended = new ArrayList<>();
    for (String line : documented(PROGRAM)) {
      if (!line.startsWith("-")) {
        ended.add(there(line));
      }
    }
    assertThat(ended).hasSizeGreaterThan(20).allMatch(each -> each.exitCode() == 0);
  }

  @Test
  void documentation_everyRequest_isDone() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
        "no curl on the PATH: nobody sends what the documentation has");
    List<String> requests = documented("curl ");
    assertThat(requests).hasSize(5);
    for (String request : requests) {
      String there = request.replace("9444", String.valueOf(running.pagePort()));
      Process curl =
          new ProcessBuilder("sh", "-c", "curl --silent --fail --noproxy '*' " + there)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(curl.waitFor()).as(request).isZero();
    }
  }

  /** What follows a beginning, in each line that has it, without the remark behind it. */
  private static List<String> documented(String beginning) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/sandbox.md"))) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.substring(beginning.length()).replaceFirst(" +#.*", ""))
          .toList();
    }
  }
}
