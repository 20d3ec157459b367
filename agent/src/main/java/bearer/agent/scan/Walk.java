package bearer.agent.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Goes through files, directories, and archives within archives. */
final class Walk {
  /** Is shown each file that is no archive. */
  interface Visitor {
    /**
     * One file.
     *
     * @param library the archive that it is in, as a path within the application; empty for its own
     * @param name within that
     */
    void file(String library, String name, byte[] content);

    void problem(String library, String why);
  }

  private static final int DEEPEST = 8;
  private static final int LARGEST = 256 << 20; // bytes; what is larger is said, not read
  private static final List<String> ARCHIVES =
      Collections.unmodifiableList(
          java.util.Arrays.asList(".jar", ".war", ".ear", ".rar", ".sar", ".zip"));

  private final Visitor visitor;

  Walk(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * @throws IOException if it cannot be read at all
   */
  void through(Path application) throws IOException {
    if (Files.isDirectory(application)) {
      directory(application);
    } else if (isArchive(String.valueOf(application.getFileName()))) {
      archive("", application.toFile());
    } else {
      visitor.file("", String.valueOf(application.getFileName()), content(application));
    }
  }

  private void directory(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          /** The rest is read. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) {
            visitor.problem(name(directory, file), why(failed));
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    for (Path file : files) {
      fileOf(directory, file);
    }
  }

  private void fileOf(Path directory, Path file) {
    String name = name(directory, file);
    try {
      if (isArchive(name)) {
        archive(name, file.toFile());
      } else if (isWanted(name)) {
        visitor.file("", name, content(file));
      }
    } catch (IOException unreadable) {
      visitor.problem(name, why(unreadable));
    }
  }

  private static String name(Path directory, Path file) {
    return directory.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** With whatever stands before it: executable jars begin with a script. */
  private void archive(String library, File file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (isWanted(entry.getName()) || isArchive(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            entry(library, entry.getName(), in, 1);
          }
        }
      }
    }
  }

  private void entry(String library, String name, InputStream in, int depth) throws IOException {
    if (!isArchive(name)) {
      visitor.file(library, name, content(in));
      return;
    }
    String path = library.isEmpty() ? name : library + '!' + name;
    if (depth == DEEPEST) {
      visitor.problem(path, "too many archives within archives");
      return;
    }
    try {
      within(path, content(in), depth + 1);
    } catch (IOException | IllegalArgumentException damaged) {
      visitor.problem(path, why(damaged));
    }
  }

  private void within(String library, byte[] archive, int depth) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null && archive.length > 0) {
        throw new IOException("no archive");
      }
      for (; entry != null; entry = zip.getNextEntry()) {
        if (isWanted(entry.getName()) || isArchive(entry.getName())) {
          entry(library, entry.getName(), zip, depth);
        }
      }
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return content(in);
    }
  }

  private static byte[] content(InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      content.write(buffer, 0, n);
      if (content.size() > LARGEST) {
        throw new IOException("larger than " + (LARGEST >> 20) + " MiB");
      }
    }
    return content.toByteArray();
  }

  private static String why(Exception failed) {
    return String.valueOf(failed.getMessage());
  }

  static boolean isArchive(String name) {
    return endsWithOneOf(name, ARCHIVES.iterator());
  }

  private static boolean isWanted(String name) {
    return name.endsWith(".class") || name.equals("META-INF/MANIFEST.MF") || TextFile.isOne(name);
  }

  static boolean endsWithOneOf(String name, Iterator<String> ends) {
    String lower = name.toLowerCase(Locale.ROOT);
    while (ends.hasNext()) {
      if (lower.endsWith(ends.next())) {
        return true;
      }
    }
    return false;
  }
}
