package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Started by its own script, with the options in CATALINA_OPTS. */
final class Tomcat extends Server {
  Tomcat(String distribution, Plan plan, boolean isJakarta, Integer... jdks) {
    super(distribution, plan, isJakarta, jdks);
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException {
    Path configuration = home.resolve("conf/server.xml");
    replace(configuration, "port=\"8080\"", "port=\"" + port + "\"");
    replace(configuration, "port=\"8005\"", "port=\"-1\"");
    replace(configuration, "<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
    deploy(home, war);
    ProcessBuilder run = process(jdk, List.of("sh", home + "/bin/catalina.sh", "run"));
    run.environment().put("CATALINA_OPTS", String.join(" ", options));
    return run;
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("webapps");
  }
}
