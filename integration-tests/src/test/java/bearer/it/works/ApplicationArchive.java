package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The application, which knows nothing of any agent, on its way into a file of whatever kind: its
 * classes and the clients that it brings.
 */
final class ApplicationArchive implements Closeable {
  private static final List<String> CLASSES =
      List.of(
          "bearer/it/contract/",
          "bearer/it/web/Deployment",
          "bearer/it/clients/ApacheHttpClient",
          "bearer/it/clients/Facades",
          "bearer/it/clients/OkHttp.");

  private final ZipOutputStream out;
  private final Set<String> directories = new HashSet<>();

  ApplicationArchive(Path file) throws IOException {
    out = new ZipOutputStream(Files.newOutputStream(file));
  }

  /** The classes of what it sends with, and those whose names begin so. */
  void addClasses(String directory, Plan plan, String own) throws IOException {
    Path classes = JavaCommand.APPS.get(0);
    List<String> prefixes =
        Stream.of(
                CLASSES.stream(),
                plan.adapters().stream().map(ApplicationArchive::path),
                Stream.of(own))
            .flatMap(names -> names)
            .toList();
    for (Path type : files(classes)) {
      String name = classes.relativize(type).toString().replace('\\', '/');
      if (prefixes.stream().anyMatch(name::startsWith)) {
        add(directory + name, Files.readAllBytes(type));
      }
    }
  }

  private static String path(String adapter) {
    return adapter.startsWith("bearer.")
        ? adapter.replace('.', '/')
        : "bearer/it/clients/" + adapter;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The jars of rows by their names without versions: of two, the later row's. */
  static Map<String, Path> libraries(List<String> rows) {
    Map<String, Path> jars = new TreeMap<>();
    rows.stream()
        .flatMap(row -> JavaCommand.jars(row).stream())
        .forEach(jar -> jars.put(jar.getFileName().toString().replaceFirst("-\\d.*", ""), jar));
    return jars;
  }

  /** Not compressed, since some loaders read them where they are. */
  void addLibraries(String directory, Map<String, Path> jars) throws IOException {
    for (Path jar : jars.values()) {
      byte[] content = Files.readAllBytes(jar);
      ZipEntry entry = new ZipEntry(directory + jar.getFileName());
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      put(entry, content);
    }
  }

  void add(String name, String content) throws IOException {
    add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void add(String name, byte[] content) throws IOException {
    put(new ZipEntry(name), content);
  }

  private void put(ZipEntry entry, byte[] content) throws IOException {
    String name = entry.getName();
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
      if (directories.add(name.substring(0, end + 1))) {
        out.putNextEntry(new ZipEntry(name.substring(0, end + 1)));
      }
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
