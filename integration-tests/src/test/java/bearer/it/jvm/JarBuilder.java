package bearer.it.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes jars of the programs in {@code src/main}. */
public final class JarBuilder {
  private static final Path CLASSES = JavaCommand.TARGET.resolve("classes");

  private JarBuilder() {}

  /** An agent of which one class is all, with whatever is nested in it. */
  public static Path agent(Path jar, String className) throws IOException {
    Manifest manifest = manifest();
    manifest.getMainAttributes().putValue("Premain-Class", className);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    return write(jar, manifest, className.replace('.', '/'));
  }

  /** What {@code java -jar} runs. */
  public static Path program(Path jar, String className) throws IOException {
    Manifest manifest = manifest();
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, className);
    return write(jar, manifest, className.replace('.', '/'));
  }

  /** The classes of {@code bearer.it} whose names start so from there on. */
  public static Path apps(Path jar, String prefix) throws IOException {
    return write(jar, manifest(), "bearer/it/" + prefix);
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  private static Path write(Path jar, Manifest manifest, String prefix) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path classFile : classFiles()) {
        String name = CLASSES.relativize(classFile).toString().replace('\\', '/');
        if (name.startsWith(prefix)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(classFile, out);
        }
      }
    }
    return jar;
  }

  private static List<Path> classFiles() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
