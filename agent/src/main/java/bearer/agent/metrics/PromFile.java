package bearer.agent.metrics;

import bearer.agent.base.AgentThread;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is always whole: it is written under another name, which no collector reads, and
 * renamed. Every user may read it. Written by one thread; gone when the JVM has ended.
 */
final class PromFile {
  static final String ENDING = ".prom";

  /** Of the name under which it is written. */
  static final String UNFINISHED = ".tmp";

  private static final long END_MILLIS = 500;

  private final Path file;
  private final Path unfinished;

  @GuardedBy("this")
  private boolean removed;

  PromFile(Path directory, String name) {
    this.file = directory.resolve(name + ENDING);
    this.unfinished = directory.resolve(name + ENDING + UNFINISHED);
  }

  Path path() {
    return file;
  }

  /** In place of what was in it. Follows no link that somebody has put there. */
  void write(String text) throws IOException {
    Files.deleteIfExists(unfinished);
    Files.write(
        unfinished,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
    letEverybodyRead();
    publish();
  }

  /** Whole, or not at all: the JVM may end as soon as the file has been removed. */
  private synchronized void publish() throws IOException {
    if (removed) {
      delete();
    } else {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Whatever the process's umask says: the collector is another user. */
  private void letEverybodyRead() throws IOException {
    try {
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (UnsupportedOperationException windows) {
      return; // the directory says who may read
    }
  }

  /** For good. */
  synchronized void remove() throws IOException {
    removed = true;
    delete();
  }

  private void delete() throws IOException {
    Files.deleteIfExists(unfinished);
    Files.deleteIfExists(file);
  }

  /** The end of the JVM waits for a file system that hangs no longer than half a second. */
  void removeWithTheJvm() {
    Thread hook =
        new AgentThread(
            "metrics-end",
            () -> {
              Thread remover = new AgentThread("metrics-remove", this::removeIfPossible);
              remover.start();
              try {
                remover.join(END_MILLIS);
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      removeIfPossible();
    }
  }

  private void removeIfPossible() {
    try {
      remove();
    } catch (IOException stays) {
      return; // the next process of ours there removes it
    }
  }
}
