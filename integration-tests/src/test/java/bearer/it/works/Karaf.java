package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** With the bundle in its directory {@code deploy}, which it looks at each second. */
final class Karaf extends Server {
  Karaf(String distribution, Integer... jdks) {
    super(distribution, Plan.USUAL, false, jdks);
  }

  @Override
  Path archive(Path directory) throws IOException {
    return BundleArchive.write(directory.resolve("app.jar"), plan);
  }

  @Override
  ProcessBuilder install(Path home, Path bundle, int port, List<String> options, Jdk jdk)
      throws IOException {
    deploy(home, bundle);
    ProcessBuilder run = process(jdk, List.of("sh", home + "/bin/karaf", "server"));
    run.environment()
        .put(
            "EXTRA_JAVA_OPTS",
            Stream.concat(options.stream(), Stream.of("-Dshop.port=" + port))
                .collect(Collectors.joining(" ")));
    return run;
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("deploy");
  }
}
