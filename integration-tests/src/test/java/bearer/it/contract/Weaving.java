package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.PackagedJar;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM that loads every class that the agent knows, of every row of the table and of the JDK
 * itself, with the full verification. One for each JDK, since it takes seconds.
 */
final class Weaving {
  private static final String JDK = "system";
  private static final Map<Jdk, Weaving> DONE = new ConcurrentHashMap<>();

  final String stderr;

  /** What became of each class, as {@code LoadClasses} says it; by row. */
  private final Map<String, List<String>> outcomes = new LinkedHashMap<>();

  private Weaving(Finished finished, Map<String, String> rows) {
    stderr = finished.stderr();
    List<String> current = new ArrayList<>();
    for (String line : finished.stdout().lines().toList()) {
      if (line.startsWith("in ")) {
        current = new ArrayList<>();
        outcomes.put(rows.getOrDefault(line.substring("in ".length()), ""), current);
      } else {
        current.add(line);
      }
    }
  }

  static Weaving on(Jdk jdk) {
    return DONE.computeIfAbsent(jdk, Weaving::run);
  }

  /** The classes of a row, or of the JDK, that are there. */
  List<String> present(ClientVersion client) {
    return outcomes(client)
        .filter(line -> line.startsWith("present "))
        .map(line -> line.substring("present ".length()))
        .toList();
  }

  /** What did not load, with the reason. */
  List<String> broken(ClientVersion client) {
    return outcomes(client).filter(line -> line.startsWith("broken ")).toList();
  }

  private Stream<String> outcomes(ClientVersion client) {
    return outcomes.getOrDefault(client.row, List.of()).stream();
  }

  /** What the agent said that it wove, such as {@code OkHttp (okhttp-3.14.9.jar)}. */
  List<String> woven() {
    return lines(" INFO BA-201 ").map(line -> line.replaceFirst(".* woven: ", "")).toList();
  }

  /** What else it said. */
  List<String> complaints() {
    return stderr.lines().filter(line -> !line.contains(" INFO ")).toList();
  }

  private Stream<String> lines(String part) {
    return stderr.lines().filter(line -> line.contains(part));
  }

  private static Weaving run(Jdk jdk) {
    Map<String, String> rows =
        Clients.all().stream()
            .filter(
                client ->
                    !client.isOfJdk() && !client.isFacade() && client.oldestJdk <= jdk.feature())
            .map(client -> client.row)
            .distinct()
            .collect(Collectors.toMap(Weaving::classPath, row -> row));
    List<String> arguments = new ArrayList<>(List.of(String.join(",", hooked()), JDK));
    arguments.addAll(rows.keySet());
    return new Weaving(JavaProcess.run(command(jdk, arguments)), rows);
  }

  private static List<String> hooked() {
    return new PackagedJar().hooked().values().stream().flatMap(List::stream).distinct().toList();
  }

  static String classPath(String row) {
    return ClientTable.jars(row).stream()
        .map(jar -> jar.toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static JavaCommand command(Jdk jdk, List<String> arguments) {
    return JavaCommand.on(jdk)
        .agent()
        .properties(Setup.ADD.properties())
        .property("bearer.hosts", "localhost")
        .property("bearer.client-id", "weaving")
        .property("bearer.client-secret", "s3cret")
        .property("bearer.log-level", "info")
        .option("-Xverify:all")
        .apps()
        .main("bearer.it.apps.LoadClasses", arguments.toArray(String[]::new));
  }
}
