package bearer.packer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What is of use in one library's jar: its classes for Java 8, and its licenses. */
final class LibraryJar {
  private static final String META_INF = "META-INF/";

  private final String fileName;
  private final ClassFiles classes = new ClassFiles();
  private final SortedMap<String, byte[]> licenses = new TreeMap<>();

  LibraryJar(Path path) throws IOException {
    fileName = String.valueOf(path.getFileName());
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        read(jar, entry);
      }
    }
  }

  /** Leaves out what belongs to newer Java versions alone: every class must load on Java 8. */
  private void read(JarFile jar, JarEntry entry) throws IOException {
    String name = entry.getName();
    if (isLicense(name)) {
      licenses.put(name.substring(META_INF.length()), content(jar, entry));
    } else if (name.endsWith(ClassFiles.SUFFIX)
        && !name.startsWith(META_INF)
        && !name.equals("module-info.class")) {
      classes.put(ClassFiles.withoutSuffix(name), content(jar, entry));
    }
  }

  private static boolean isLicense(String name) {
    return name.startsWith(META_INF)
        && name.indexOf('/', META_INF.length()) < 0
        && (name.contains("LICENSE") || name.contains("NOTICE"));
  }

  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  String fileName() {
    return fileName;
  }

  ClassFiles classes() {
    return classes;
  }

  /** By file name. */
  Map<String, byte[]> licenses() {
    return licenses;
  }
}
