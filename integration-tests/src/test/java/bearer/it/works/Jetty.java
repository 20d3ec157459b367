package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** With a base of its own, in which the modules are that it needs. */
final class Jetty extends Server {
  private final String modules;

  Jetty(String row, boolean isJakarta, String modules, Integer... jdks) {
    super(row, Plan.USUAL, isJakarta, jdks);
    this.modules = modules;
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException, InterruptedException {
    Path base = Files.createDirectories(home.resolve("base"));
    String java = jdk.program("java").toString();
    List<String> start = List.of("-jar", home + "/start.jar", "jetty.base=" + base);
    Process add =
        process(jdk, join(List.of(List.of(java), start, List.of("--add-to-start=" + modules))))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    add.waitFor();
    deploy(home, war);
    List<String> settings = List.of("jetty.http.port=" + port, "jetty.deploy.scanInterval=1");
    return process(jdk, join(List.of(List.of(java), options, start, settings)))
        .directory(base.toFile());
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("base/webapps");
  }
}
