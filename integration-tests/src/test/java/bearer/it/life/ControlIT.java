package bearer.it.life;

import static bearer.it.life.Sending.OKHTTP;
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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody at a shell changes what the agent of a running JVM does. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class ControlIT {
  private final Jdk jdk;
  private final Sending sending = new Sending();

  @TempDir Path tmp;

  ControlIT(Jdk jdk) {
    this.jdk = jdk;
  }

  private JavaCommand command() {
    JavaCommand command = Sending.withClients(sending.configured(jdk));
    return jdk.feature() < 21 ? command : command.option("-XX:+EnableDynamicAgentLoading");
  }

  @Test
  void changes_holdForTheNextCallAndAreEachSaid() throws Exception {
    try (Session session = new Session(command().agent())) {
      session.send(2);
      assertThat(session.ask("pause", "--reason", "refunds fail"))
          .isEqualTo(new Finished("default add -> paused, default add\n", "", 0));
      session.send(3);
      assertThat(session.ask("mode", "observe").exitCode()).isZero();
      assertThat(session.ask("resume").stdout())
          .isEqualTo("paused, default observe -> default observe\n");
      session.send(1);
      assertThat(session.ask("reset").stdout()).isEqualTo("default observe -> default add\n");
      session.send(4);
      assertThat(session.ask("percent", "0").exitCode()).isZero();
      session.send(2);

      assertThat(session.finish().lines().map(ControlIT::withoutWhoAndWhen))
          .containsExactly(
              "[bearer-agent] INFO BA-011 default add -> paused, default add, ME: refunds fail",
              "[bearer-agent] INFO BA-011 paused, default add -> paused, default observe, ME",
              "[bearer-agent] INFO BA-011 paused, default observe -> default observe, ME",
              "[bearer-agent] INFO BA-011 default observe -> default add, ME",
              "[bearer-agent] INFO BA-011 default add -> default add 0 %, ME");
    }
    List<String> expected = new ArrayList<>(decorated(2));
    expected.addAll(untouched(3 + 1));
    expected.addAll(decorated(4));
    expected.addAll(untouched(2));
    assertThat(sending.seen()).isEqualTo(expected);
    assertNothingIsLeft();
  }

  @Test
  void statusAndExplain_tellWhatHoldsAndNoSecret() throws Exception {
    try (Session session = new Session(command().agent())) {
      session.send(1);
      Finished status = session.ask("status");
      assertThat(status.exitCode()).isZero();
      assertThat(status.stdout())
          .contains("state: active\n", "token: there is one\n", "  injected: 1\n", "apis: none\n")
          .contains(
              """
              calls:
              - rule: default
                host: localhost
                mode: add
                decorated: 1
                answers to token: 2xx 1, 401 0, 403 0, 5xx 0, others 0
                answers to others: 2xx 0, 401 0, 403 0, 5xx 0, others 0
              """)
          .contains("unseen:\n  configured and never called: none\n", "  past the agent: none\n")
          .doesNotContain("s3cret");
      assertThat(session.ask("explain", "https://localhost/a/52998224725?q=1").stdout())
          .contains("because: no rule is for that host and port")
          .doesNotContain("52998224725");
      assertThat(session.ask("status", "--json").stdout()).startsWith("{\"version\":\"");
      session.finish();
    }
    assertNothingIsLeft();
  }

  @Test
  void doctor_saysWhyCallsCarryNoToken() throws Exception {
    try (Session session = new Session(command().agent())) {
      session.send(2);
      Finished well = session.ask("doctor");
      assertThat(well.exitCode()).as(well.stdout()).isZero();
      assertThat(well.stdout())
          .contains("well   2 calls to localhost, rule default: with the token\n")
          .doesNotContain("wrong");
      session.ask("mode", "observe");
      Finished observes = session.ask("doctor");
      assertThat(observes.exitCode()).isEqualTo(1);
      assertThat(observes.stdout())
          .contains("wrong  rule default is in mode observe: it changes nothing\n       -> mode ");
      assertThat(session.ask("doctor", "--json").stdout())
          .startsWith("{\"findings\":[{\"state\":\"well\",\"text\":\"the agent ");
      session.finish();
    }
    assertNothingIsLeft();
  }

  @Test
  void support_writesOneFileWithoutSecretsForItsOwnerAlone() throws Exception {
    Path bundle = tmp.resolve("bundle.zip");
    try (Session session = new Session(command().agent())) {
      session.send(1);
      assertThat(session.ask("support", "-o", bundle.toString()))
          .isEqualTo(new Finished("written to " + bundle + "\n", "", 0));
      session.finish();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rw-------");
    try (FileSystem zip = FileSystems.newFileSystem(bundle)) {
      Path inside = zip.getPath("bearer-support");
      assertThat(inside.resolve("doctor.txt")).content().contains("1 call to localhost");
      assertThat(inside.resolve("status.json")).content().contains("\"state\":\"active\"");
      assertThat(inside.resolve("report.json")).content().startsWith("{");
      assertThat(inside.resolve("jvm.txt")).content().contains("java.version: ");
      for (String name : List.of("doctor.txt", "status.json", "report.json", "jvm.txt")) {
        assertThat(inside.resolve(name)).content().doesNotContain("s3cret", "legacy-token");
      }
    }
    Files.delete(bundle);
    assertNothingIsLeft();
  }

  @Test
  void report_writesAPageForItsOwnerAlone() throws Exception {
    Path page = tmp.resolve("page.html");
    try (Session session = new Session(command().agent().property("bearer.service", "checkout"))) {
      session.send(3);
      assertThat(session.ask("report", "-o", page.toString()))
          .isEqualTo(new Finished("written to " + page + "\n", "", 0));
      Path scan = Files.writeString(page.resolveSibling("scan.json"), scanned());
      assertThat(session.ask("report", "-o", page.toString(), "--scan", scan.toString()).exitCode())
          .isZero();
      assertThat(Files.readString(page)).contains("What the archives hold", "shop.war");
      Files.writeString(scan, "no scan");
      assertThat(session.ask("report", "--scan", scan.toString()))
          .isEqualTo(new Finished("", "report: not what scan --json prints: " + scan + "\n", 1));
      Files.delete(scan);
      assertThat(session.ask("report", "--csv").stdout()).contains(",decorated,3\r\n");
      assertThat(session.ask("report", "--json").stdout())
          .contains("\"stage\":\"add\",\"next\":\"replace\",\"safe\":\"not yet\"");
      assertThat(session.finish()).isEmpty();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("Move to OAuth2: checkout", "with the token: 3 (100.0 %)")
        .doesNotContain("s3cret");
    Files.delete(page);
    assertNothingIsLeft();
  }

  private static String scanned() {
    return "{\"applications\":[{\"application\":\"shop.war\",\"findings\":[{\"in\":\"com.shop.Pay\"}]}]}";
  }

  @Test
  void refresh_fetchesAnotherTokenAndOnlyOnceInTenSeconds() throws Exception {
    try (Session session = new Session(command().agent())) {
      session.send(1);
      assertThat(session.ask("refresh").stdout())
          .startsWith("credential default: a new token, good for ");
      assertThat(session.ask("refresh"))
          .isEqualTo(new Finished("", "tokens are asked for at most once in 10 s\n", 1));
      session.finish();
    }
  }

  @Test
  void narrowed_nobodyChangesAnything() throws Exception {
    try (Session session = new Session(command().agent().property("bearer.control", "read-only"))) {
      assertThat(session.ask("status").exitCode()).isZero();
      assertThat(session.ask("pause"))
          .isEqualTo(new Finished("", "bearer.control lets nobody change anything by attach\n", 4));
      session.send(1);
      assertThat(session.finish())
          .startsWith("[bearer-agent] WARN BA-013 pause was refused, ")
          .hasLineCount(1);
    }
    assertThat(sending.seen()).isEqualTo(decorated(1));
    try (Session session =
        new Session(command().agent().property("bearer.control.attach", "none"))) {
      assertThat(session.ask("status"))
          .isEqualTo(new Finished("", "bearer.control allows nothing by attach\n", 4));
      session.finish();
    }
  }

  @Test
  void doctor_agentThatIsInactive_saysWhereItSaidWhy() throws Exception {
    try (Session session = new Session(command().agent().property("bearer.mode", "no such"))) {
      Finished inactive = session.ask("doctor");
      assertThat(inactive.exitCode()).isEqualTo(3);
      assertThat(inactive.stderr()).contains(" was started with one, which is inactive. ");
      session.finish();
    }
  }

  @Test
  void noAgentThere_saysSoAndBringsNone_untilAttach() throws Exception {
    try (Session session = new Session(command())) {
      assertThat(session.ask("pause").stderr()).startsWith("no agent here: process ");
      Finished none = session.ask("doctor");
      assertThat(none.exitCode()).isEqualTo(3);
      assertThat(none.stderr()).contains(" was started without -javaagent. It stands before -jar");
      assertThat(session.ask("support").exitCode()).isEqualTo(3);
      assertThat(session.ask("pause").exitCode()).isEqualTo(3);
      session.send(1);
      assertThat(session.ask("attach").stdout()).contains(" is active in process ");
      session.send(1);
      assertThat(session.ask("attach").exitCode()).isEqualTo(1);
      assertThat(session.finish()).isEmpty();
    }
    List<String> expected = new ArrayList<>(untouched(1));
    expected.addAll(decorated(1));
    assertThat(sending.seen()).isEqualTo(expected);
  }

  @Test
  void configurationInvalid_exitWanted_endsWith78BeforeTheApplication() {
    JavaCommand bad = sending.configured(jdk).property("bearer.mode", "onn").agent().apps();
    Finished inert = JavaProcess.run(bad.main("bearer.it.apps.Hello"));
    assertThat(inert.exitCode()).isZero();
    JavaCommand exits =
        sending
            .configured(jdk)
            .property("bearer.mode", "onn")
            .property("bearer.on-config-error", "exit")
            .agent()
            .apps();
    Finished ended = JavaProcess.run(exits.main("bearer.it.apps.Hello"));
    assertThat(ended.exitCode()).isEqualTo(78);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr()).contains("BA-100", "BA-102");
  }

  private List<String> decorated(int count) {
    return Collections.nCopies(count, sending.decorated(OKHTTP).get(0));
  }

  private static List<String> untouched(int count) {
    return Collections.nCopies(count, Sending.untouched(OKHTTP).get(0));
  }

  private static String withoutWhoAndWhen(String line) {
    return line.replaceFirst(", [^,]+ by attach at \\S+Z", ", ME");
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(tmp)) {
      assertThat(files).isEmpty();
    }
  }

  /** A program that sends one call for each line that it reads. */
  private final class Session implements AutoCloseable {
    private final JavaProcess process;
    private final BufferedReader stdout;

    Session(JavaCommand command) throws IOException {
      process =
          JavaProcess.start(
              command.main("bearer.it.apps.SendOnEachLine", sending.arguments(OKHTTP)));
      stdout = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      expect("ready");
    }

    void send(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        process.stdin().write('\n');
        process.stdin().flush();
        expect(OKHTTP + " 200");
      }
    }

    private void expect(String line) throws IOException {
      try (Watchdog watchdog = Watchdog.over(process.process(), 60)) {
        assertThat(stdout.readLine()).as(process.stderr()).isEqualTo(line);
      }
    }

    Finished ask(String command, String... arguments) {
      List<String> words =
          new ArrayList<>(List.of(command, String.valueOf(process.process().pid())));
      words.addAll(List.of(arguments));
      return JavaProcess.run(
          JavaCommand.on(jdk)
              .property("java.io.tmpdir", tmp)
              .option("-jar")
              .main(JavaCommand.agentJar().toString(), words.toArray(String[]::new)));
    }

    /** Everything that was written to stderr. */
    String finish() throws IOException {
      process.stdin().close();
      assertThat(process.join()).isZero();
      return process.stderr();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
