package bearer.agent.weave;

import bearer.agent.clients.Clients;
import bearer.agent.rewriting.Rewritings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One row of {@code client-libraries/clients.txt}: the library in a loader of its own, which sees
 * the JDK and the bridge. Class files can be exchanged before they load.
 */
final class Library extends URLClassLoader {
  private static final Path ROWS = Path.of("..", "client-libraries", "target", "clients");

  private static final int MAJOR = 7; // the byte of a class file that says its version
  private static final int NEWEST = 44 + Runtime.version().feature();

  private final Path directory;
  private final Map<String, byte[]> changed = new HashMap<>();
  private final Set<String> hidden = new TreeSet<>();

  private Library(Path directory) throws IOException {
    super(jars(directory), ClassLoader.getPlatformClassLoader());
    this.directory = directory;
  }

  /** Fresh loaders of all rows that are a client's, with hooks that no other kind of row has. */
  static Stream<Library> all() throws IOException {
    List<Library> own = marked("");
    List<String> elsewhere =
        Stream.of(Clients.all(), Rewritings.all())
            .flatMap(Stream::of)
            .filter(hook -> !hook.isJdk())
            .flatMap(hook -> Stream.of(hook.types()))
            .filter(type -> own.stream().noneMatch(row -> row.has(type)))
            .toList();
    List<Library> facades = marked("=");
    facades.removeIf(row -> elsewhere.stream().noneMatch(row::has));
    return Stream.concat(own.stream(), facades.stream());
  }

  /**
   * @param mark as in the table; empty for what is no facade
   */
  private static List<Library> marked(String mark) throws IOException {
    List<Library> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "client-libraries", "clients.txt"))) {
      boolean is =
          mark.isEmpty() ? line.startsWith("+") || line.startsWith(" ") : line.startsWith(mark);
      Path directory = is ? ROWS.resolve(new StringTokenizer(line.substring(1)).nextToken()) : ROWS;
      if (is && Files.isDirectory(directory)) {
        rows.add(open(directory));
      }
    }
    return rows;
  }

  Library again() {
    return open(directory);
  }

  private static Library open(Path directory) {
    try {
      return new Library(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL[] jars(Path directory) throws IOException {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Library::url).toArray(URL[]::new);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  boolean has(String name) {
    return findResource(name.replace('.', '/') + ".class") != null;
  }

  byte[] classFile(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    }
  }

  void change(String name, byte[] classFile) {
    changed.put(name, classFile);
  }

  void hide(String name) {
    hidden.add(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (hidden.contains(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("bearer.agent.bridge.")) {
      return Class.forName(name);
    }
    byte[] other = changed.get(name);
    if (other == null && has(name)) {
      byte[] own = read(name);
      other = own[MAJOR] > NEWEST ? own : null;
    }
    return other == null ? super.findClass(name) : define(name, other);
  }

  private byte[] read(String name) {
    try {
      return classFile(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As one of this JDK's, which reads no younger one. */
  private Class<?> define(String name, byte[] classFile) {
    byte[] readable = classFile.clone();
    readable[MAJOR] = (byte) Math.min(readable[MAJOR], NEWEST);
    return defineClass(name, readable, 0, readable.length);
  }

  @Override
  public String toString() {
    return directory.getFileName().toString();
  }
}
