package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.EmptyAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the agent that does nothing. */
final class EmptyAgentJar {
  private static final String CLASS_FILE = EmptyAgent.class.getName().replace('.', '/') + ".class";

  private EmptyAgentJar() {}

  /**
   * @param classes where the compiled programs are
   */
  static Path in(Path directory, Path classes) throws IOException {
    Path jar = directory.resolve("empty-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      out.putNextEntry(new JarEntry(CLASS_FILE));
      out.write(Files.readAllBytes(classes.resolve(CLASS_FILE)));
    }
    return jar;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), EmptyAgent.class.getName());
    return manifest;
  }
}
