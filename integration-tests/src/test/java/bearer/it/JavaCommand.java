package bearer.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a forked JVM, built step by step. For one thread. */
final class JavaCommand {
  /** This module's build directory; the tests run in the module's base directory. */
  static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Jdk jdk;
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> program = new ArrayList<>();
  private Path directory = TARGET;

  private JavaCommand(Jdk jdk) {
    this.jdk = jdk;
  }

  /** A small and quickly started JVM. */
  static JavaCommand on(Jdk jdk) {
    return new JavaCommand(jdk)
        .option("-XX:TieredStopAtLevel=1")
        .option("-XX:+UseSerialGC")
        .option("-Xmx256m");
  }

  /** The packaged agent: {@code -Dbearer.agent.jar}, or where the build puts it. */
  static Path agentJar() {
    Path jar = Path.of(System.getProperty("bearer.agent.jar", "../agent/target/bearer-agent.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError("no agent at " + jar.toAbsolutePath().normalize());
    }
    return jar.toAbsolutePath().normalize();
  }

  JavaCommand agent() {
    return option("-javaagent:" + agentJar());
  }

  JavaCommand option(String option) {
    options.add(option);
    return this;
  }

  JavaCommand property(String name, Object value) {
    return option("-D" + name + "=" + value);
  }

  JavaCommand properties(Map<String, String> properties) {
    properties.forEach(this::property);
    return this;
  }

  JavaCommand environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  JavaCommand directory(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** The programs of {@code src/main}, and of {@code src/main/java11} where the JDK can read it. */
  JavaCommand apps() {
    Path classes = TARGET.resolve("classes");
    classPath(classes);
    return jdk.feature() < 11 ? this : classPath(classes.resolve("META-INF/versions/11"));
  }

  /** A directory of {@code target/clients}, with every jar in it. */
  JavaCommand client(String directory) {
    Path client = TARGET.resolve("clients").resolve(directory);
    try (Stream<Path> jars = Files.list(client)) {
      jars.sorted().forEach(classPath::add);
      return this;
    } catch (java.io.IOException e) {
      throw new AssertionError("not copied: " + client, e);
    }
  }

  JavaCommand classPath(Path entry) {
    classPath.add(entry);
    return this;
  }

  JavaCommand main(String className, String... arguments) {
    program.add(className);
    program.addAll(List.of(arguments));
    return this;
  }

  ProcessBuilder builder() {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(options);
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(joinedClassPath());
    }
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    Map<String, String> inherited = builder.environment();
    inherited.keySet().removeIf(JavaCommand::wouldChangeTheJvm);
    inherited.putAll(environment);
    return builder;
  }

  /** The class path so far, as one argument. */
  String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean wouldChangeTheJvm(String variable) {
    return variable.startsWith("BEARER_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("_JAVA_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }
}
