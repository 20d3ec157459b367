package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Class files by their internal names ({@code a/b/C}), in the order of these. */
public final class ClassFiles {
  static final String SUFFIX = ".class";

  private final SortedMap<String, byte[]> byName = new TreeMap<>();

  /** The project's own classes in a compiler's output, and no stand-in for one of the JDK's. */
  static ClassFiles in(Path directory) throws IOException {
    ClassFiles found = new ClassFiles();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (path.startsWith("bearer/") && path.endsWith(SUFFIX)) {
          found.put(withoutSuffix(path), Files.readAllBytes(file));
        }
      }
    }
    return found;
  }

  static String withoutSuffix(String path) {
    return path.substring(0, path.length() - SUFFIX.length());
  }

  public void put(String name, byte[] classFile) {
    byName.put(name, classFile);
  }

  void putAll(ClassFiles others) {
    byName.putAll(others.byName);
  }

  byte @Nullable [] get(String name) {
    return byName.get(name);
  }

  Set<String> names() {
    return byName.keySet();
  }

  Collection<byte[]> contents() {
    return byName.values();
  }

  void forEach(BiConsumer<String, byte[]> action) {
    byName.forEach(action);
  }

  int size() {
    return byName.size();
  }
}
