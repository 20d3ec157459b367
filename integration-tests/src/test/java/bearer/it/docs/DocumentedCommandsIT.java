package bearer.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.docs.Commands.Command;
import bearer.it.docs.Shell.Ended;
import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command in the documentation is run by somebody, and here if that is cheap. */
class DocumentedCommandsIT {
  private static final String HERE = "DocumentedCommandsIT";
  private static final String CI = ".ci/run";

  /** Too long for every run: what can be seen without running it is looked at. */
  private static final String BY_HAND = "by hand";

  /**
   * Who runs a command: a test class, or one of the above.
   *
   * @param begins how the command does
   */
  private record Row(String page, String begins, String by) {}

  /** The first that fits. */
  private static final List<Row> ROWS =
      List.of(
          new Row("README.md", "mvn", CI),
          new Row("README.md", "java", HERE),
          new Row("docs/quick-start-picpay.md", "mvn", CI),
          new Row("docs/quick-start-picpay.md", "java", "QuickStartIT"),
          new Row("docs/quick-start-qpay.md", "mvn", CI),
          new Row("docs/quick-start-qpay.md", "java", "QuickStartIT"),
          new Row(
              "docs/sandbox.md", "java -jar sandbox/target/bearer-sandbox.jar ", "CommandsTest"),
          new Row("docs/sandbox.md", "", "SandboxIT"),
          new Row("docs/qpay-credentials.md", "", "DocumentedCommandsTest"),
          new Row("docs/picpay.md", "", "DocumentedCommandsTest"),
          new Row("docs/migration.md", "java", HERE),
          new Row("docs/options.md", "java", HERE),
          new Row("docs/upgrading.md", "", HERE),
          new Row("docs/leaving.md", "java -jar bearer-agent.jar report --merge", "ReportIT"),
          new Row("docs/leaving.md", "java", HERE),
          new Row("docs/adding-a-client.md", "mvn", BY_HAND),
          new Row("benchmarks/README.md", "mvn", BY_HAND),
          new Row("benchmarks/README.md", "java -jar benchmarks/target/benchmarks.jar", BY_HAND));

  /** What a command prints, on whichever stream; of all others, that they end well is enough. */
  private static final Map<String, String> PRINTS =
      Map.of(
          "java -jar bearer-agent.jar problem BA-401", "**Cause.** It works",
          "java -jar bearer-agent.jar status PID", "  keeps-own: 1\n",
          "java -jar bearer-agent.jar report PID", "written to ",
          "java -Dbearer.config=/etc/bearer.properties -jar bearer-agent-new.jar check",
              "problems: none\n");

  /** A service that has a bearer of its own, and sends a call for each line that it reads. */
  private static final String OWN =
      """
      class Own {
        public static void main(String[] args) throws Exception {
          while (System.in.read() >= 0) {
            java.net.HttpURLConnection call =
                (java.net.HttpURLConnection) new java.net.URL(args[0]).openConnection();
            call.setRequestProperty("Authorization", "Bearer own");
            System.out.println(call.getResponseCode());
          }
        }
      }
      """;

  @TempDir Path dir;

  @BeforeEach
  void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  @Test
  void commands_areEachRunBySomebody() {
    List<Command> commands = Commands.all();
    assertThat(commands).hasSizeGreaterThan(30);
    assertThat(commands).allSatisfy(command -> assertIsRun(command, by(command)));
    assertThat(ROWS).allSatisfy(row -> assertThat(commands).anyMatch(c -> fits(row, c)));
  }

  @Test
  void commands_thatAreCheap_endWell() throws Exception {
    lay();
    try (JavaProcess service = service()) {
      Shell shell = new Shell(dir);
      for (Command command : Commands.all()) {
        if (by(command).equals(HERE)) {
          Ended ended = shell.run(here(command.text(), service.process().pid()));
          assertThat(ended.exitCode()).as(command + " " + ended).isZero();
          assertThat(ended.output()).contains(PRINTS.getOrDefault(command.text(), ""));
        }
      }
      service.stdin().close();
      assertThat(service.join()).isZero();
    }
    assertThat(dir.resolve("opt/bearer-agent.jar")).hasSameBinaryContentAs(JavaCommand.agentJar());
  }

  private static boolean fits(Row row, Command command) {
    return row.page.equals(command.page()) && command.text().startsWith(row.begins);
  }

  private static String by(Command command) {
    return ROWS.stream()
        .filter(row -> fits(row, command))
        .map(Row::by)
        .findFirst()
        .orElse("nobody");
  }

  private static void assertIsRun(Command command, String by) {
    if (by.equals(CI)) {
      String goal = command.text().replaceAll(".*(-P\\w+).*", "$1").replaceAll("^mvn (-B )?", "");
      assertThat(Commands.read(Commands.ROOT.resolve(CI))).as("%s", command).contains(goal);
    } else if (by.equals(BY_HAND)) {
      assertNamesWhatIsThere(command.text());
    } else {
      assertThat(isTest(by)).as(command + " is run by " + by).isTrue();
    }
  }

  /** Profiles, test classes, the benchmarks' own commands. */
  private static void assertNamesWhatIsThere(String command) {
    String poms =
        Stream.of("pom.xml", "client-libraries/pom.xml", "integration-tests/pom.xml")
            .map(pom -> Commands.read(Commands.ROOT.resolve(pom)))
            .reduce("", String::concat);
    find("-P([\\w-]+)", command).forEach(p -> assertThat(poms).contains("<id>" + p + "</id>"));
    find("-Dit\\.test=(\\w+)", command).forEach(test -> assertThat(isTest(test)).isTrue());
    String benchmarks =
        Commands.read(
            Commands.ROOT.resolve("benchmarks/src/main/java/bearer/benchmarks/Benchmarks.java"));
    find("benchmarks\\.jar ([a-z]+)", command)
        .forEach(name -> assertThat(benchmarks).contains('"' + name + '"'));
  }

  private static Stream<String> find(String regex, String text) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    return matcher.results().map(found -> found.group(1));
  }

  private static boolean isTest(String name) {
    for (String module : List.of("agent", "integration-tests", "sandbox")) {
      Path sources = Commands.ROOT.resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(sources)) {
        if (files.anyMatch(file -> file.endsWith(name + ".java"))) {
          return true;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }

  /** What operators have by then, where the pages say. */
  private void lay() throws IOException {
    for (String parent : List.of("opt", "etc", "run/secrets")) {
      Files.createDirectories(dir.resolve(parent));
    }
    for (String jar : List.of("bearer-agent.jar", "bearer-agent-new.jar", "opt/bearer-agent.jar")) {
      Files.copy(JavaCommand.agentJar(), dir.resolve(jar));
    }
    JarBuilder.program(dir.resolve("shop.jar"), "bearer.it.apps.Hello");
    JarBuilder.program(dir.resolve("service.jar"), "bearer.it.apps.Hello");
    Path pair = dir.resolve("run/secrets/pair");
    Files.writeString(pair, "client-id=my-shop\nclient-secret=s3cret\n");
    Files.writeString(
        dir.resolve("etc/bearer.properties"),
        "bearer.provider=picpay\nbearer.credential-file=" + pair + "\nbearer.mode=observe\n");
    Files.writeString(dir.resolve("run/secrets/picpay"), "s3cret\n");
    Files.writeString(dir.resolve("Own.java"), OWN);
  }

  private String here(String command, long pid) {
    return command
        .replaceAll("(?<![\\w/])/(opt|etc|run|var)/", Matcher.quoteReplacement(dir + "/") + "$1/")
        .replace("PID", String.valueOf(pid));
  }

  /** It has sent its call. */
  private JavaProcess service() throws IOException {
    Jdk jdk =
        Jdks.all().stream().filter(j -> j.feature() == Jdks.BUILDS_OWN).findFirst().orElseThrow();
    Sending sending = new Sending();
    String url = Api.CONFIGURED.http(sending.path + "own");
    JavaProcess service =
        JavaProcess.start(sending.configured(jdk).agent().directory(dir).main("Own.java", url));
    service.stdin().write('\n');
    service.stdin().flush();
    BufferedReader stdout =
        new BufferedReader(new InputStreamReader(service.stdout(), StandardCharsets.UTF_8));
    try (Watchdog watchdog = Watchdog.over(service.process(), 60)) {
      assertThat(stdout.readLine()).as(service.stderr()).isEqualTo("200");
    }
    return service;
  }
}
