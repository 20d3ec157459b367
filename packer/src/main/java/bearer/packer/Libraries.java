package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries in the agent: Caffeine in its versions for Java 8 and for 11+, and the others. */
final class Libraries {
  /**
   * Of Caffeine's generated caches and entries, found by a name that it puts together, those that
   * are for weak and soft references, listeners, statistics and refreshing: the agent has none
   * such, and they are half of Caffeine.
   */
  private static final Pattern NOT_USED =
      Pattern.compile(
          "com/github/benmanes/caffeine/cache/"
              + "((SI|W[IS]|F[DSW]|P[DW])[A-Z]*|SS[LS][A-Z]*|SS[A-Z]*R)");

  private final ClassFiles cache8 = new ClassFiles();
  private final ClassFiles cache11 = new ClassFiles();
  private final ClassFiles others = new ClassFiles();
  private final SortedMap<String, byte[]> licenses = new TreeMap<>();

  private Libraries() {}

  static Libraries in(Path directory) throws IOException {
    Libraries libraries = new Libraries();
    for (Path path : jarsIn(directory)) {
      LibraryJar jar = new LibraryJar(path);
      ClassFiles home = libraries.homeOf(jar);
      jar.classes()
          .forEach(
              (name, classFile) -> {
                if (!NOT_USED.matcher(name).matches()) {
                  home.put(name, StrippedClassFile.of(classFile));
                }
              });
      jar.licenses().forEach((name, text) -> libraries.license(jar, name, text));
    }
    return libraries;
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private ClassFiles homeOf(LibraryJar jar) {
    if (jar.fileName().startsWith("caffeine-2")) {
      return cache8;
    }
    return jar.fileName().startsWith("caffeine-") ? cache11 : others;
  }

  private void license(LibraryJar jar, String name, byte[] text) {
    licenses.put("META-INF/licenses/" + jar.fileName() + "/" + name, text);
  }

  ClassFiles cache8() {
    return cache8;
  }

  ClassFiles cache11() {
    return cache11;
  }

  /** What the given classes can reach by name; Caffeine is not among it. */
  ClassFiles reachableFrom(ClassFiles roots) {
    return References.reachable(others, roots);
  }

  /** By the names of their entries in the agent's jar. */
  SortedMap<String, byte[]> licenses() {
    return licenses;
  }
}
