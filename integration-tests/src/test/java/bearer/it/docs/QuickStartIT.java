package bearer.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.docs.Shell.Ended;
import bearer.it.docs.Shell.Running;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick starts, command by command, as somebody would type them after the build. */
class QuickStartIT {
  private static final String PORT = "9443";

  /** As a clone. */
  @TempDir Path root;

  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void clone_afterTheBuild() throws IOException {
    Jdks.assumeNoOtherRunHasIt();
    shell = new Shell(root);
    put(JavaCommand.agentJar(), "agent/target/bearer-agent.jar");
    for (String file :
        List.of(
            "sandbox/target/bearer-sandbox.jar",
            "docs/quick-start/Shop.java",
            "docs/quick-start/Issuer.java")) {
      put(Commands.ROOT.resolve(file), file);
    }
  }

  private void put(Path file, String name) throws IOException {
    Path target = root.resolve(name);
    Files.createDirectories(target.resolveSibling(""));
    Files.copy(file, target);
  }

  @Test
  void picPay_fromTheSandboxToV2_andBack() throws IOException {
    List<String> blocks = blocks("quick-start-picpay.md");
    try (Running sandbox = sandbox(blocks.get(0))) {
      String port = port(sandbox);
      Ended before = shell.run(blocks.get(1).replace(PORT, port));
      assertThat(before)
          .isEqualTo(
              new Ended(
                  0,
                  """
                  payment 1: 200
                  payment 2: 200
                  payment 3: 200
                  payment 1: 401
                  payment 2: 401
                  payment 3: 401
                  """));

      Ended first = shell.run(blocks.get(2).replace(PORT, port));
      assertThat(first.output())
          .contains(line("quick-start-picpay.md"), "payment 1: 200\n", "payment 3: 200\n")
          .doesNotContain("401\n");

      try (Running shop = shell.start(blocks.get(3).replace(PORT, port))) {
        shop.await("payment 2: 200");
        change("bearer.mode=observe", "bearer.mode=replace");
        shop.await("BA-010");
        shop.await("BA-424");
        shop.await(": 200");
        change("bearer.mode=", "bearer.enabled=false\nbearer.mode=");
        shop.await("BA-010");
        shop.await(": 200");
      }

      Ended token = shell.run(withSandbox(blocks.get(4), port));
      assertThat(token.output()).contains("result: a token\n");
    }
  }

  @Test
  void qPay_fromTheSandboxToTheFirstBearer() throws IOException {
    List<String> blocks = blocks("quick-start-qpay.md");
    try (Running sandbox = sandbox(blocks.get(0))) {
      String port = port(sandbox);
      assertThat(shell.run(blocks.get(1).replace(PORT, port)))
          .isEqualTo(new Ended(0, "card 1: 401\ncard 2: 401\ncard 3: 401\n"));
      assertThat(shell.run(blocks.get(2)).output())
          .contains("problems: none\n", "result: a token\n");
      assertThat(shell.run(blocks.get(3).replace(PORT, port)).output())
          .contains(line("quick-start-qpay.md"), "card 1: 200\n", "card 3: 200\n")
          .doesNotContain("401\n");
    }
  }

  /** But for the build. */
  private static List<String> blocks(String page) {
    return Commands.blocks(Commands.ROOT.resolve("docs").resolve(page)).stream()
        .filter(block -> !block.startsWith("mvn"))
        .toList();
  }

  /** What the page says that is said. */
  private static String line(String page) {
    return Commands.read(Commands.ROOT.resolve("docs").resolve(page))
        .lines()
        .filter(line -> line.startsWith("[bearer-agent] "))
        .findFirst()
        .orElseThrow();
  }

  /** On ports that nobody has. */
  private Running sandbox(String block) {
    return shell.start(block.strip() + " --port 0 --page-port 0");
  }

  private static String port(Running sandbox) {
    String port = sandbox.await("https://localhost:").replaceAll(".*localhost:(\\d+).*", "$1");
    sandbox.await("Ready");
    return port;
  }

  /** As an editor does, and what stands there as a remark is none any more. */
  private void change(String from, String to) throws IOException {
    Path file = root.resolve("target/sandbox/picpay.properties");
    String text = Commands.read(file).replace(from, to).replace("\n#bearer.", "\nbearer.");
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What is meant for PicPay itself. */
  private static String withSandbox(String command, String port) {
    return command
        .replace("/run/secrets/picpay", "target/sandbox/picpay")
        .replace(
            "java ",
            "java -Djavax.net.ssl.trustStore=target/sandbox/truststore.jks"
                + " -Dbearer.token-url=https://localhost:"
                + port
                + "/oauth2/token ");
  }
}
