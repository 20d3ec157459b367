package bearer.agent.qpay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A new file that is its owner's alone, with room for what is to come: there before a secret is
 * asked for, so that none is lost for want of a place. For one thread.
 */
final class OwnFile implements AutoCloseable {
  private static final int ROOM = 4096;

  final Path path;

  private final FileChannel channel;

  private OwnFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws java.nio.file.FileAlreadyExistsException if there is one of that name, even a link
   */
  static OwnFile create(Path path) throws IOException {
    OwnFile created = new OwnFile(path, open(path));
    try {
      byte[] nothing = new byte[ROOM];
      Arrays.fill(nothing, (byte) '\n');
      created.write(nothing);
      return created;
    } catch (IOException full) {
      created.discard();
      throw full;
    }
  }

  private static FileChannel open(Path path) throws IOException {
    Set<StandardOpenOption> exclusively =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return FileChannel.open(
          path,
          exclusively,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException notPosix) {
      return FileChannel.open(path, exclusively);
    }
  }

  /** All that it holds from now on, on the disk. */
  void fill(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    write(bytes);
    channel.truncate(bytes.length);
    channel.force(true);
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    channel.position(0);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(true);
  }

  /** Away with it. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
