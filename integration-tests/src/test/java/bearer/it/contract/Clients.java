package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every client that has a file in {@code bearer.it.clients}: none is listed anywhere else. */
public final class Clients {
  private static final String PACKAGE = "bearer.it.clients";
  private static final List<ClientVersion> ALL = find();

  private Clients() {}

  /** Every version of every client. */
  static List<ClientVersion> all() {
    return ALL;
  }

  /**
   * Those that {@code -Dbearer.clients.only} names: the clients' files, or rows of the table, in a
   * comma list. Without it, those of the {@link Matrix}.
   */
  public static Stream<ClientVersion> chosen() {
    return areNamed() ? named() : Matrix.versions(ALL.stream());
  }

  static boolean areNamed() {
    return !names().isEmpty();
  }

  /** As {@link #chosen}, but without it all. */
  static Stream<ClientVersion> named() {
    List<String> names = names();
    names.forEach(Clients::requireKnown);
    return ALL.stream()
        .filter(client -> names.isEmpty() || names.stream().anyMatch(name -> is(client, name)));
  }

  private static List<String> names() {
    return Arrays.stream(System.getProperty("bearer.clients.only", "").split(","))
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static void requireKnown(String name) {
    if (ALL.stream().noneMatch(client -> is(client, name))) {
      throw new IllegalStateException("bearer.clients.only: there is no " + name + " among " + ALL);
    }
  }

  private static boolean is(ClientVersion client, String name) {
    return name.equals(client.row)
        || name.equals(client.adapter.getSimpleName().toLowerCase(Locale.ROOT));
  }

  private static List<ClientVersion> find() {
    return JavaCommand.APPS.stream()
        .map(directory -> directory.resolve(PACKAGE.replace('.', '/')))
        .flatMap(Clients::classNames)
        .sorted()
        .map(Clients::load)
        .filter(type -> Adapter.class.isAssignableFrom(type))
        .flatMap(Clients::versions)
        .toList();
  }

  private static Stream<String> classNames(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-"))
          .map(name -> PACKAGE + "." + name.substring(0, name.length() - ".class".length()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Stream<ClientVersion> versions(Class<?> adapter) {
    try {
      return ((List<ClientVersion>) adapter.getMethod("versions").invoke(null)).stream();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(adapter + " does not say which versions are tested", e);
    }
  }
}
