package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An application server, and how its users install an application and an agent. */
abstract class Server {
  /** Whose files it has: a row of servers.txt. */
  final String distribution;

  final Plan plan;

  /** Whether its servlets are jakarta's. */
  final boolean isJakarta;

  /** The JDKs that it is tried on. */
  final List<Integer> jdks;

  Server(String distribution, Plan plan, boolean isJakarta, Integer... jdks) {
    this.distribution = distribution;
    this.plan = plan;
    this.isJakarta = isJakarta;
    this.jdks = List.of(jdks);
  }

  /**
   * Installs the application and what the JVM is to be started with.
   *
   * @param options of the JVM, the agent's among them
   * @return how it is started then
   */
  abstract ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException, InterruptedException;

  /** Writes the application's file. */
  Path archive(Path directory) throws IOException {
    return WebArchive.write(directory.resolve("app.war"), plan, isJakarta);
  }

  /** Where the application's file goes, also when there is a new one. */
  abstract Path deployments(Path home);

  /** Its files, in a directory of its own. */
  Path unpack(Path directory) throws IOException {
    Path archive = JavaCommand.jars(distribution).get(0);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      unpack(zip, directory);
    }
    try (Stream<Path> top = Files.list(directory)) {
      return top.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  static void unpack(ZipFile zip, Path directory) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      unpack(zip, entries.nextElement(), directory);
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path directory) throws IOException {
    Path file = directory.resolve(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
  }

  void deploy(Path home, Path application) throws IOException {
    Path directory = Files.createDirectories(deployments(home));
    Files.copy(
        application,
        directory.resolve(application.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  static void replace(Path file, String regex, String replacement) throws IOException {
    String before = Files.readString(file);
    String after = before.replaceAll(regex, replacement);
    if (after.equals(before)) {
      throw new AssertionError("nothing to replace in " + file);
    }
    Files.writeString(file, after);
  }

  /** What a policy must grant the agent where there is a SecurityManager. */
  static String grant() {
    return "grant codeBase \"%s\" { permission java.security.AllPermission; };\n"
        .formatted(JavaCommand.agentJar().toUri());
  }

  static ProcessBuilder process(Jdk jdk, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.contains("JAVA_") || name.contains("JRE"));
    builder.environment().put("JAVA_HOME", jdk.home().toString());
    return builder.redirectErrorStream(true);
  }

  @Override
  public String toString() {
    return (distribution + ' ' + plan.variant()).trim();
  }

  static List<String> join(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }
}
