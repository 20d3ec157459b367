package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Makes bearer-agent.jar. Arguments: the classes of bootstrap, the classes of agent, the directory
 * of the libraries' jars, the jar to write, its version, the time that its entries bear (ISO 8601),
 * the page of problems, the agent's own licence. Its checksum is written beside it.
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
    Map<String, byte[]> entries = layout.entries(args[4]);
    entries.put("bearer-agent/problems.md", Files.readAllBytes(Path.of(args[6])));
    entries.put("META-INF/licenses/bearer-agent/LICENSE", Files.readAllBytes(Path.of(args[7])));
    new ReproducibleJar(Instant.parse(args[5])).write(jar, entries);
    Checksum.writeBeside(jar);
    Files.deleteIfExists(jar.resolveSibling("bearer-agent.cdx.json")); // of the jar before
    System.out.println(
        "Packed " + jar.getFileName() + ": " + Files.size(jar) / 1024 + " KiB; " + layout);
  }
}
