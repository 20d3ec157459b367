package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Started by its own tool, with the options in its domain's configuration and autodeployment. */
final class Payara extends Server {
  Payara(String distribution, Plan plan, Integer... jdks) {
    super(distribution, plan, true, jdks);
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException {
    Path configuration = domain(home).resolve("config/domain.xml");
    String lines =
        options.stream()
            .map(option -> "<jvm-options>" + option + "</jvm-options>")
            .collect(Collectors.joining("\n"));
    replace(configuration, "<jvm-options>-server</jvm-options>", "$0\n" + lines);
    replace(configuration, "port=\"8080\"", "port=\"" + port + "\"");
    deploy(home, war);
    return process(jdk, List.of("sh", home + "/bin/asadmin", "start-domain", "--verbose"));
  }

  private static Path domain(Path home) {
    return home.resolve("glassfish/domains/domain1");
  }

  @Override
  Path deployments(Path home) {
    return domain(home).resolve("autodeploy");
  }
}
