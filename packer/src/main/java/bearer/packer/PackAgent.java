package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Makes bearer-agent.jar. Arguments: the classes of bootstrap, the classes of agent, the directory
 * of the libraries' jars, the jar to write, its version, the time that its entries bear (ISO 8601).
 * Its checksum is written beside it.
 */
public final class PackAgent {
  private PackAgent() {}

  public static void main(String[] args) throws IOException {
    ClassFiles bootstrap = ClassFiles.in(Path.of(args[0]));
    ClassFiles agent = ClassFiles.in(Path.of(args[1]));
    HookedTypes.replaceIn(agent, Path.of(args[1]));
    Libraries libraries = Libraries.in(Path.of(args[2]));
    Path jar = Path.of(args[3]);
    AgentLayout layout = new AgentLayout(bootstrap, agent, libraries);
    new ReproducibleJar(Instant.parse(args[5])).write(jar, layout.entries(args[4]));
    Checksum.writeBeside(jar);
    System.out.println(
        "Packed " + jar.getFileName() + ": " + Files.size(jar) / 1024 + " KiB; " + layout);
  }
}
