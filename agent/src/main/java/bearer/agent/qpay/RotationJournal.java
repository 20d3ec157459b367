package bearer.agent.qpay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a rotation has come: a line for each thing that is known, of which the last one counts.
 * No secret is in it. Whoever has it open has it alone.
 */
final class RotationJournal implements AutoCloseable {
  private static final int LONGEST = 65_536;
  private static final Set<OpenOption> OPTIONS =
      new HashSet<>(
          Arrays.asList(
              StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));

  private final Path path;
  private final FileChannel channel;
  private final Map<String, String> known = new HashMap<>();

  private RotationJournal(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static RotationJournal open(Path path) throws IOException, Undone {
    RotationJournal journal = new RotationJournal(path, channel(path));
    try {
      journal.lock();
      journal.read();
      return journal;
    } catch (IOException | Undone failed) {
      journal.close();
      throw failed;
    }
  }

  private static FileChannel channel(Path path) throws IOException {
    try {
      return FileChannel.open(
          path,
          OPTIONS,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException notPosix) {
      return FileChannel.open(path, OPTIONS);
    }
  }

  /** One that has been deleted meanwhile is no longer anybody's. */
  private void lock() throws IOException, Undone {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null && Files.exists(path)) {
        return;
      }
    } catch (OverlappingFileLockException taken) {
      // by this process
    }
    throw new Undone("another rotation of it runs: wait for its end");
  }

  /** What a kill has left of a last line is cut off. */
  private void read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until all is there
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    int length = whole.getBytes(StandardCharsets.UTF_8).length;
    channel.truncate(length);
    channel.position(length);
    for (String line : whole.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        known.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
  }

  /** Empty if it is not known. */
  String get(String name) {
    return known.getOrDefault(name, "");
  }

  /** On the disk before this ends. */
  void put(String name, String value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((name + '=' + value + '\n').getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    known.put(name, value);
  }

  /** It is over. */
  void discard() throws IOException {
    Files.deleteIfExists(path);
    close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
