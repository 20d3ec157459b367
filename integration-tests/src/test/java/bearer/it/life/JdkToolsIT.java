package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code JAVA_TOOL_OPTIONS} reaches the JDK's own programs too; others read what they print. */
@Tag("modes")
class JdkToolsIT {
  private static final List<List<String>> TOOLS =
      List.of(
          List.of("keytool", "-help"),
          List.of("javac", "-version"),
          List.of("jps", "-help"),
          List.of("jcmd", "-l"),
          List.of("jar", "cf"),
          List.of("jhsdb", "--help"),
          List.of("jwebserver", "--help"),
          List.of("pack200", "--help"));

  /** Not every JDK has them all. */
  static Stream<Arguments> tools() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                TOOLS.stream()
                    .filter(tool -> Files.exists(program(jdk, tool)))
                    .map(tool -> Arguments.of(jdk, tool)));
  }

  private static boolean isBa002(String line) {
    return line.startsWith("[bearer-agent] WARN BA-002 inactive: nothing is configured; ");
  }

  private static Path program(Jdk jdk, List<String> tool) {
    return jdk.program(tool.get(0));
  }

  static Stream<Jdk> withSourceLauncher() {
    return Jdks.from(11);
  }

  /** The compiler starts it, but it is an application. */
  @ParameterizedTest
  @MethodSource("withSourceLauncher")
  void programRunFromItsSource_isNoTool(Jdk jdk, @TempDir Path directory) throws IOException {
    Path source = directory.resolve("Hi.java");
    Files.writeString(
        source, "class Hi { public static void main(String[] a) { System.out.println(1); } }");
    assertThat(JavaProcess.run(JavaCommand.on(jdk).agent().main(source.toString())))
        .returns("1\n", JavaProcess.Finished::stdout)
        .returns(1L, finished -> finished.stderr().lines().filter(JdkToolsIT::isBa002).count());
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void applicationInAJarThatIsNamedLikeATool_isNoTool(Jdk jdk, @TempDir Path directory)
      throws IOException {
    JarBuilder.program(directory.resolve("jdk.tools.jar"), "bearer.it.apps.Hello");
    JavaProcess.Finished finished =
        JavaProcess.run(
            JavaCommand.on(jdk).agent().directory(directory).option("-jar").main("jdk.tools.jar"));
    assertThat(finished.stdout()).isEqualTo("Hello, World!\n");
    assertThat(finished.stderr().lines()).singleElement().matches(JdkToolsIT::isBa002);
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
    command.set(0, program(jdk, tool).toString());
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
