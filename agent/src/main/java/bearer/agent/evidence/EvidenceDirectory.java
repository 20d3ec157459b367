package bearer.agent.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where processes keep their files, perhaps a whole fleet's: a bound on what an instance leaves.
 */
final class EvidenceDirectory {
  static final String SUFFIX = ".jsonl";

  private static final int MOST_FILES = 30;
  private static final long OLDEST_MILLIS = TimeUnit.DAYS.toMillis(90);
  private static final long ALIVE_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final int RUN_LENGTH = 8;

  private final Path path;

  EvidenceDirectory(Path path) {
    this.path = path;
  }

  /** Makes it if it is not there, but nothing above it. */
  void make() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, OwnerOnly.directory(path));
    }
  }

  /**
   * The file of a process.
   *
   * @param instance what the files of its earlier lives begin with too
   * @param run of eight letters or digits
   */
  Path file(String instance, String run) {
    return path.resolve(instance + '-' + run + SUFFIX);
  }

  /**
   * Drops what is older than 90 days, whosoever it is; and of an instance's files the smallest,
   * which have the least to tell, until there is room for one more. None that is being written.
   *
   * @param now in milliseconds since 1970
   */
  void makeRoom(String instance, long now) throws IOException {
    List<Path> own = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, '*' + SUFFIX)) {
      for (Path file : files) {
        if (age(file, now) > OLDEST_MILLIS) {
          Files.deleteIfExists(file);
        } else if (isOf(instance, file) && age(file, now) > ALIVE_MILLIS) {
          own.add(file);
        }
      }
    }
    own.sort(Comparator.comparingLong(EvidenceDirectory::size));
    for (int i = 0; i <= own.size() - MOST_FILES; i++) {
      Files.deleteIfExists(own.get(i));
    }
  }

  private static boolean isOf(String instance, Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(instance + '-')
        && name.length() == instance.length() + 1 + RUN_LENGTH + SUFFIX.length();
  }

  private static long age(Path file, long now) throws IOException {
    try {
      return now - Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException gone) { // another process has dropped it
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
