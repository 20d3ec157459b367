package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** With the options in jvm.options and the application in dropins. */
final class Liberty extends Server {
  Liberty(Plan plan) {
    super("openliberty-26.0.0.3", plan, true, 17);
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException {
    Path server = Files.createDirectories(home.resolve("usr/servers/shop"));
    Files.writeString(
        server.resolve("server.xml"),
        """
        <server>
          <featureManager><feature>servlet-6.0</feature></featureManager>
          <httpEndpoint id="defaultHttpEndpoint" httpPort="%d" httpsPort="-1"/>
          <applicationMonitor updateTrigger="polled"/>
        </server>
        """
            .formatted(port));
    Files.writeString(server.resolve("jvm.options"), String.join("\n", options) + "\n");
    deploy(home, war);
    return process(jdk, List.of("sh", home + "/bin/server", "run", "shop"));
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("usr/servers/shop/dropins");
  }
}
