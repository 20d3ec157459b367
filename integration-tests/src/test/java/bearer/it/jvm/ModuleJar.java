package bearer.it.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ModuleVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Makes named modules of jars and directories of classes. */
public final class ModuleJar {
  private final String name;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  public ModuleJar(String name) {
    this.name = name;
  }

  public ModuleJar jars(List<Path> jars) throws IOException {
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
            try (InputStream in = jar.getInputStream(entry)) {
              files.put(entry.getName(), in.readAllBytes());
            }
          }
        }
      }
    }
    return this;
  }

  public ModuleJar directory(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String relative = directory.relativize(file).toString().replace('\\', '/');
        if (!relative.startsWith("META-INF/")) {
          files.put(relative, Files.readAllBytes(file));
        }
      }
    }
    return this;
  }

  /**
   * Writes it into a directory. All its packages are exported to the modules named, and to no
   * others.
   */
  public void write(Path directory, Set<String> required, Set<String> exportedTo)
      throws IOException {
    Path path = directory.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(path);
        JarOutputStream out = new JarOutputStream(file)) {
      add(out, "module-info.class", moduleInfo(required, exportedTo));
      for (String entry : files.keySet()) {
        add(out, entry, files.get(entry));
      }
    }
  }

  private static void add(JarOutputStream out, String entry, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(entry));
    out.write(content);
  }

  private byte[] moduleInfo(Set<String> required, Set<String> exportedTo) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V9, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(name, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    required.forEach(other -> module.visitRequire(other, 0, null));
    for (String packageName : packages()) {
      module.visitPackage(packageName);
      if (!exportedTo.isEmpty()) {
        module.visitExport(packageName, 0, exportedTo.toArray(String[]::new));
      }
    }
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private Set<String> packages() {
    Set<String> packages = new HashSet<>();
    for (String file : files.keySet()) {
      if (file.endsWith(".class") && file.contains("/")) {
        packages.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    return new TreeSet<>(packages);
  }
}
