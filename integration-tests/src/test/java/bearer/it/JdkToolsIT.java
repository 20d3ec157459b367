package bearer.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code JAVA_TOOL_OPTIONS} reaches the JDK's own programs too; others read what they print. */
class JdkToolsIT {
  static Stream<Arguments> tools() {
    List<List<String>> commands =
        List.of(
            List.of("keytool", "-help"),
            List.of("javac", "-version"),
            List.of("jps", "-help"),
            List.of("jcmd", "-l"),
            List.of("jar", "cf"));
    return Jdks.all().stream()
        .flatMap(jdk -> commands.stream().map(command -> Arguments.of(jdk, command)));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void tool_printsNothingOfTheAgent(Jdk jdk, List<String> tool)
      throws IOException, InterruptedException {
    String plain = withoutProcesses(output(jdk, tool, Map.of()));
    String option = "-javaagent:" + JavaCommand.agentJar();
    String picked = "Picked up JAVA_TOOL_OPTIONS: " + option + "\n";
    Map<String, String> agent = Map.of("JAVA_TOOL_OPTIONS", option);
    assertThat(withoutProcesses(output(jdk, tool, agent))).isEqualTo(picked + plain);
    Map<String, String> configured =
        Map.of(
            "JAVA_TOOL_OPTIONS", option,
            "BEARER_PROVIDER", "picpay",
            "BEARER_CLIENT_ID", "id",
            "BEARER_CLIENT_SECRET", "s3cret",
            "BEARER_LOG_LEVEL", "debug");
    assertThat(withoutProcesses(output(jdk, tool, configured))).isEqualTo(picked + plain);
  }

  /** jcmd lists what runs on this machine, which changes. */
  private static String withoutProcesses(String output) {
    return output
        .lines()
        .filter(line -> line.isEmpty() || !Character.isDigit(line.charAt(0)))
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private static String output(Jdk jdk, List<String> tool, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(tool);
    command.set(0, jdk.home().resolve("bin").resolve(tool.get(0)).toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.contains("JAVA_") || name.contains("BEARER_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (Watchdog watchdog = Watchdog.over(process, 60)) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    }
  }
}
