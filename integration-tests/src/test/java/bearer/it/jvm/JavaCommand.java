package bearer.it.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a forked JVM, built step by step. For one thread. */
public final class JavaCommand {
  /** This module's build directory; the tests run in the module's base directory. */
  public static final Path TARGET = Path.of("target").toAbsolutePath();

  /** What {@link #apps} puts on the class path: for every JDK, and from 11 on. */
  public static final List<Path> APPS =
      List.of(TARGET.resolve("classes"), TARGET.resolve("classes/META-INF/versions/11"));

  /** The jars of client-libraries/clients.txt, in a directory for each row. */
  public static final Path CLIENTS =
      Path.of("../client-libraries/target/clients").toAbsolutePath().normalize();

  private final Jdk jdk;
  private final String java;
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> program = new ArrayList<>();
  private final List<String> shell = new ArrayList<>();
  private Path directory = TARGET;

  private JavaCommand(Jdk jdk) {
    this.jdk = jdk;
    this.java = jdk.program("java").toString();
  }

  /** A small and quickly started JVM. */
  public static JavaCommand on(Jdk jdk) {
    return new JavaCommand(jdk)
        .option("-XX:TieredStopAtLevel=1")
        .option("-XX:+UseSerialGC")
        .option("-Xmx256m");
  }

  /** The packaged agent: {@code -Dbearer.agent.jar}, or where the build puts it. */
  public static Path agentJar() {
    Path jar = Path.of(System.getProperty("bearer.agent.jar", "../agent/target/bearer-agent.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError("no agent at " + jar.toAbsolutePath().normalize());
    }
    return jar.toAbsolutePath().normalize();
  }

  public JavaCommand agent() {
    return option("-javaagent:" + agentJar());
  }

  public JavaCommand option(String option) {
    options.add(option);
    return this;
  }

  public JavaCommand property(String name, Object value) {
    return option("-D" + name + "=" + value);
  }

  public JavaCommand properties(Map<String, String> properties) {
    properties.forEach(this::property);
    return this;
  }

  public JavaCommand environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public JavaCommand directory(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** The programs of {@code src/main}, and of {@code src/main/java11} where the JDK can read it. */
  public JavaCommand apps() {
    if (jdk.feature() >= 24) { // JDKs warn of what frameworks and Netty do
      option("--sun-misc-unsafe-memory-access=allow");
      option("--enable-native-access=ALL-UNNAMED");
    }
    classPath(APPS.get(0));
    return jdk.feature() < 11 ? this : classPath(APPS.get(1));
  }

  /** A row of clients.txt, with every jar of it. */
  public JavaCommand client(String row) {
    classPath.addAll(jars(row));
    return this;
  }

  /** The jars of a row of clients.txt. */
  public static List<Path> jars(String row) {
    try (Stream<Path> jars = Files.list(CLIENTS.resolve(row))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("not fetched: " + row, e);
    }
  }

  public JavaCommand classPath(Path entry) {
    classPath.add(entry);
    return this;
  }

  public JavaCommand main(String className, String... arguments) {
    program.add(className);
    program.addAll(List.of(arguments));
    return this;
  }

  /** Has a shell run the lines first, such as an ulimit, and then become the JVM. */
  public JavaCommand after(String lines) {
    shell.addAll(List.of("sh", "-c", lines + "\nexec \"$@\"", "sh"));
    return this;
  }

  public ProcessBuilder builder() {
    List<String> command = new ArrayList<>(shell);
    command.add(java);
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
  public String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean wouldChangeTheJvm(String variable) {
    return variable.startsWith("BEARER_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("_JAVA_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }
}
