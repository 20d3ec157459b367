package bearer.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever copies the lines of docs/deployment has a service with the agent. */
class DeploymentIT {
  private static final List<String> PARTS = List.of("What to edit", "See that it works", "Go back");

  @TempDir Path root;
  private Machine machine;

  @BeforeAll
  static void onOneJdk() {
    Jdks.assumeNoOtherRunHasIt();
  }

  @BeforeEach
  void setUp() {
    machine = new Machine(root);
  }

  @Test
  void pages_showFilesAsTheyAre_andNameEachOfThem() throws IOException {
    List<String> shown = new ArrayList<>();
    Set<Path> named = new HashSet<>();
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks()) {
        if (!block.file().isEmpty()) {
          shown.add(block.file());
          assertThat(block.text())
              .as(block.file())
              .isEqualTo(Files.readString(Page.DEPLOYMENT.resolve(block.file())));
        }
      }
      page.links().forEach(link -> named.add(Page.DEPLOYMENT.resolve(link)));
    }
    assertThat(shown).hasSize(10);
    try (Stream<Path> files = Files.walk(Page.DEPLOYMENT.resolve("files"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> named.contains(file) || named.contains(file.getParent()));
    }
  }

  @Test
  void pages_haveTheSameParts_andNoLinkToNowhere() {
    for (Page page : Page.all()) {
      assertThat(page.links()).as("%s", page.path()).allMatch(page::leadsSomewhere);
      if (!page.path().endsWith("README.md")) {
        assertThat(page.headings()).as("%s", page.path()).containsSubsequence(PARTS);
      }
    }
  }

  @Test
  void whatMustBeThere_isPutThereAndChecked() throws IOException {
    List<String> commands = Page.named("README.md").commands();
    assertThat(commands).hasSize(3);
    machine.removeAgent();
    Files.copy(JavaCommand.agentJar(), root.resolve("bearer-agent.jar"));
    assertThat(machine.sh(commands.get(0))).isEqualTo(new Finished("", "", 0));
    Finished checked = machine.sh(commands.get(1));
    assertThat(checked.exitCode()).as(checked.stdout() + checked.stderr()).isZero();
    assertThat(checked.stdout()).contains("problems: none");
  }

  @ParameterizedTest
  @CsvSource({
    "0, [bearer-agent]",
    "1, Picked up JAVA_TOOL_OPTIONS: -javaagent:",
    "2, NOTE: Picked up JDK_JAVA_OPTIONS: -javaagent:"
  })
  void jvm_eachOfTheThree_startsTheAgent(int number, String printedFirst) {
    List<String> commands = Page.named("jvm.md").commands();
    assertThat(commands).hasSize(3);
    Finished finished = machine.sh(commands.get(number).stripTrailing() + machine.arguments());
    machine.assertAgent(finished);
    assertThat(finished.stderr()).startsWith(printedFirst);
  }

  @Test
  void springBootJar_isStartedAsAnyOther() {
    assertThat(Page.named("spring-boot.md").commands().get(0))
        .isEqualTo(Page.named("jvm.md").commands().get(0));
  }

  @Test
  void noJar_noGuard_theJvmDoesNotStart() throws IOException {
    machine.removeAgent();
    Finished finished = machine.sh(Page.named("jvm.md").commands().get(0));
    assertThat(finished.exitCode()).isEqualTo(1);
    String said = machine.here(Page.named("missing-jar.md").blocks().get(0).text());
    assertThat((finished.stderr() + finished.stdout()).lines()).containsAll(said.lines().toList());
  }

  private Finished guarded() {
    machine.install("with-bearer.sh", "/opt/bearer/with-bearer.sh");
    String command = Page.named("missing-jar.md").commands().get(1);
    return machine.sh(command.stripTrailing() + machine.arguments());
  }

  @Test
  void guard_jarThere_startsTheAgent() {
    machine.assertAgent(guarded());
  }

  @Test
  void guard_noJar_startsTheServiceAndSaysSo() throws IOException {
    machine.removeAgent();
    Finished finished = guarded();
    machine.assertNoAgent(finished);
    assertThat(finished.stderr())
        .isEqualTo(
            machine.here(
                "with-bearer.sh: /opt/bearer/bearer-agent.jar cannot be read: starting without"
                    + " it\n"));
  }

  /** A script of the server's, which reads the file and shows what it would start. */
  @ParameterizedTest
  @CsvSource({"tomcat/setenv.sh, CATALINA_OPTS", "wildfly/standalone.conf, JAVA_OPTS"})
  void serverScript_hasTheAgentIfItsJarIsThere(String file, String variable) throws IOException {
    Path copied = machine.install(file, "/opt/server/copied");
    String script = variable + "=-Dx=y\n. " + copied + "\nprintf '%s\\n' $" + variable;
    assertThat(machine.sh(script))
        .isEqualTo(
            new Finished(
                machine.here(
                    """
                    -Dx=y
                    -javaagent:/opt/bearer/bearer-agent.jar
                    -Dbearer.config=/etc/bearer/bearer.properties
                    """),
                "",
                0));
    machine.removeAgent();
    Finished without = machine.sh(script);
    assertThat(without.stdout()).isEqualTo("-Dx=y\n");
    assertThat(without.stderr()).contains("cannot be read: starting without it");
  }

  private static final String UNIT = "[Service]\nExecStart=/usr/bin/java -jar /opt/shop/shop.jar\n";

  @ParameterizedTest
  @ValueSource(strings = {"systemd/bearer.conf", "systemd/bearer-guarded.conf"})
  void systemd_takesTheDropIn(String file) {
    String analyze = Programs.needed("systemd-analyze");
    machine.install("with-bearer.sh", "/opt/bearer/with-bearer.sh");
    machine.write("/etc/systemd/system/shop.service", machine.here(UNIT));
    machine.install(file, "/etc/systemd/system/shop.service.d/bearer.conf");
    String unit = machine.path("/etc/systemd/system/shop.service").toString();
    Finished verified = machine.run(Map.of(), analyze, "verify", "--man=no", unit);
    assertThat(verified.stderr()).doesNotContain("shop.service");
    assertThat(verified.exitCode()).as(verified.stderr()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd/bearer.conf", "systemd/bearer-guarded.conf"})
  void systemd_environmentAndCommand_startTheAgent(String file) {
    machine.install("with-bearer.sh", "/opt/bearer/with-bearer.sh");
    Map<String, String> environment = new HashMap<>();
    String command = "";
    for (String line : machine.here(UNIT + Page.file(file)).lines().toList()) {
      String[] parts = line.split("=", 3);
      if (parts[0].equals("Environment")) {
        environment.put(parts[1], parts[2]);
      } else if (parts[0].equals("ExecStart")) {
        command = line.substring("ExecStart=".length());
      }
    }
    machine.assertAgent(machine.run(environment, (command + machine.arguments()).split(" ", -1)));
  }

  @Test
  void docker_environmentAndEntryPoint_startTheAgent() {
    Map<String, String> environment = new HashMap<>();
    List<String> command = new ArrayList<>();
    for (String line : machine.here(Page.file("docker/Dockerfile")).lines().toList()) {
      String[] parts = line.split("[ =]", 3);
      if (parts[0].equals("ENV")) {
        environment.put(parts[1], parts[2]);
      } else if (parts[0].equals("ENTRYPOINT")) {
        Tree words = Tree.of(line.substring("ENTRYPOINT".length()));
        words.each().forEach(word -> command.add(word.text()));
      }
    }
    command.addAll(List.of(machine.arguments().trim().split(" ", -1)));
    machine.assertAgent(machine.run(environment, command.toArray(String[]::new)));
  }

  @Test
  void scripts_areCleanToShellcheck() {
    String shellcheck = Programs.needed("shellcheck");
    String files = Page.DEPLOYMENT.resolve("files").toString();
    Finished bash = machine.run(Map.of(), shellcheck, files + "/fleet.sh");
    assertThat(bash).isEqualTo(new Finished("", "", 0));
    for (String file : List.of("with-bearer.sh", "tomcat/setenv.sh", "wildfly/standalone.conf")) {
      assertThat(machine.run(Map.of(), shellcheck, "-s", "sh", files + "/" + file))
          .isEqualTo(new Finished("", "", 0));
    }
  }
}
