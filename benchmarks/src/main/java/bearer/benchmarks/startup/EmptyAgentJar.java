package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.EmptyAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the agent that does nothing. */
final class EmptyAgentJar {
  private static final String NAME = EmptyAgent.class.getName().replace('.', '/');

  private EmptyAgentJar() {}

  /**
   * @param classes where the compiled programs are
   */
  static Path in(Path directory, Path classes) throws IOException {
    Path jar = directory.resolve("empty-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      for (String classFile : List.of(NAME + ".class", NAME + "$Idle.class")) {
        out.putNextEntry(new JarEntry(classFile));
        out.write(Files.readAllBytes(classes.resolve(classFile)));
      }
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
