package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.nio.file.Path;
import java.util.List;

/** One jar, which is told the war on its command line. */
final class PayaraMicro extends Server {
  PayaraMicro(String distribution, Plan plan, Integer... jdks) {
    super(distribution, plan, true, jdks);
  }

  @Override
  Path unpack(Path directory) {
    return directory;
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk) {
    List<String> start =
        List.of(
            "-jar",
            JavaCommand.jars(distribution).get(0).toString(),
            "--deploy",
            war.toString(),
            "--port",
            String.valueOf(port),
            "--nocluster");
    return process(jdk, join(List.of(List.of(jdk.program("java").toString()), options, start)));
  }

  @Override
  Path deployments(Path home) {
    throw new AssertionError("its application is not deployed anew");
  }
}
