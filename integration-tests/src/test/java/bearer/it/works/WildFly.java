package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Started by its own script, with all that the script sets, and its deployment scanner. */
final class WildFly extends Server {
  private static final int HTTP = 8080;

  WildFly(String distribution, Plan plan, boolean isJakarta, Integer... jdks) {
    super(distribution, plan, isJakarta, jdks);
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException {
    for (String option : join(List.of(options, policy(home, options)))) {
      Files.writeString(
          home.resolve("bin/standalone.conf"),
          "\nJAVA_OPTS=\"$JAVA_OPTS " + option + "\"\n",
          StandardOpenOption.APPEND);
    }
    replace(
        home.resolve("standalone/configuration/standalone.xml"),
        "scan-interval=\"5000\"",
        "scan-interval=\"500\"");
    deploy(home, war);
    String ports = "-Djboss.socket.binding.port-offset=" + (port - HTTP);
    return process(
        jdk, join(List.of(List.of("sh", home + "/bin/standalone.sh", ports), plan.arguments())));
  }

  /** Modules and deployments have their permissions of the server, the agent has it of the JVM. */
  private List<String> policy(Path home, List<String> options) throws IOException {
    return options.isEmpty() || !plan.arguments().contains("-secmgr")
        ? List.of()
        : List.of(
            "-Djava.security.policy="
                + Files.writeString(home.resolve("standalone/agent.policy"), grant()));
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("standalone/deployments");
  }
}
