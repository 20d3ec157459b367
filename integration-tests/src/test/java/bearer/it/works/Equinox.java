package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The framework alone, which starts the bundle that its configuration names. */
final class Equinox extends Server {
  Equinox(String distribution, Integer... jdks) {
    super(distribution, Plan.ONCE, false, jdks);
  }

  @Override
  Path archive(Path directory) throws IOException {
    return BundleArchive.write(directory.resolve("app.jar"), plan);
  }

  @Override
  Path unpack(Path directory) {
    return directory;
  }

  @Override
  ProcessBuilder install(Path home, Path bundle, int port, List<String> options, Jdk jdk)
      throws IOException {
    Path configuration = Files.createDirectory(home.resolve("configuration"));
    Files.writeString(
        configuration.resolve("config.ini"),
        """
        osgi.bundles=reference\\:%s@start
        osgi.noShutdown=true
        eclipse.ignoreApp=true
        shop.port=%d
        """
            .formatted(bundle.toUri().toString().replace(":", "\\:"), port));
    List<String> start =
        List.of(
            "-jar",
            JavaCommand.jars(distribution).get(0).toString(),
            "-configuration",
            configuration.toString());
    return process(jdk, join(List.of(List.of(jdk.program("java").toString()), options, start)));
  }

  @Override
  Path deployments(Path home) {
    throw new AssertionError("its application is not deployed anew");
  }
}
