package bearer.benchmarks.requests;

import bearer.benchmarks.requests.programs.Load;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the measured programs, and the server that they call, are started on one JDK. */
final class Programs {
  private static final Path CLASSES = Path.of("benchmarks", "target", "classes").toAbsolutePath();
  private static final Path AGENT = Path.of("agent", "target", "bearer-agent.jar").toAbsolutePath();
  private static final Path LIBRARIES =
      Path.of("client-libraries", "target", "clients").toAbsolutePath();

  private final String jdk;
  private final int port;

  /**
   * @param port the server's
   */
  Programs(String jdk, int port) {
    this.jdk = jdk;
    this.port = port;
  }

  /**
   * @throws IllegalArgumentException if there is nothing to start
   */
  static void requireBuilt() {
    if (!Files.exists(AGENT) || !Files.exists(CLASSES) || !Files.exists(LIBRARIES)) {
      throw new IllegalArgumentException("build first, and start in the project's root");
    }
  }

  /** Prints its port first. */
  static List<String> server(String jdk) {
    return List.of(java(jdk), "-cp", CLASSES.toString(), FastServer.class.getName());
  }

  private static String java(String jdk) {
    return Path.of(jdk, "bin", "java").toString();
  }

  List<String> command(Client client, Variant variant) {
    List<String> command = new ArrayList<>();
    command.add(java(jdk));
    command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC"));
    command.addAll(variant.flags(AGENT, port));
    command.addAll(List.of("-cp", classPath(client), Load.class.getName(), client.sender));
    command.add("http://localhost:" + port + "/v1/payments/1234");
    command.add(String.valueOf(variant.ownHeaderLength()));
    command.add(variant.hasHeader() ? "1" : "0");
    return command;
  }

  private static String classPath(Client client) {
    return client.library.isEmpty()
        ? CLASSES.toString()
        : CLASSES + File.pathSeparator + LIBRARIES.resolve(client.library) + "/*";
  }
}
