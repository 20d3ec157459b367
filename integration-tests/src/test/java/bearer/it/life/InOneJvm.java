package bearer.it.life;

import bearer.it.contract.ClientVersion;
import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.contract.Clients;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All clients in one JVM, each in a loader of its own. */
final class InOneJvm {
  /** Wants a file with a {@link #program} on each line. */
  static final String MAIN = "bearer.it.apps.InLoaders";

  private InOneJvm() {}

  /** The newest version of each that the agent hooks. */
  static List<ClientVersion> clients(Jdk jdk) {
    return List.copyOf(
        Clients.chosen()
            .filter(client -> !client.isFacade() && client.oldestJdk <= jdk.feature())
            .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
            .filter(client -> !client.row.contains("osgi")) // not in one loader
            .collect(Collectors.toMap(client -> client.adapter, client -> client, (a, b) -> b))
            .values());
  }

  /** A line for the main class: what it runs with one client on the class path. */
  static String program(ClientVersion client, Jdk jdk, String main, String... arguments) {
    List<Path> classPath = new ArrayList<>();
    classPath.addAll(jdk.feature() < 11 ? JavaCommand.APPS.subList(0, 1) : JavaCommand.APPS);
    if (!client.isOfJdk()) {
      classPath.addAll(JavaCommand.jars(client.row));
    }
    String joined =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return Stream.concat(Stream.of(client.toString(), joined, main), Stream.of(arguments))
        .collect(Collectors.joining("\t"));
  }

  /** Of all that was printed, the lines of one client's program. */
  static List<String> told(String text, ClientVersion client) {
    return text.lines()
        .dropWhile(line -> !line.equals("in " + client))
        .skip(1)
        .takeWhile(line -> !line.startsWith("in "))
        .toList();
  }
}
