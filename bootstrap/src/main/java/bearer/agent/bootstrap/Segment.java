package bearer.agent.bootstrap;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Many class files in one entry of the jar: for each last byte of a hash where its rows begin, and
 * where the last ones end; the rows (hash of the name, where the name is, where the class file is,
 * how long it is there, how long it is inflated or 0); then names and class files, each of these
 * deflated or as it is. Nothing is done for a class that is not asked for: at start no code is
 * compiled yet, and few of the classes are needed. Numbers are read by hand: {@code
 * DataInputStream} of newer JDKs needs {@code VarHandle}s, dozens of classes. Thread-safe.
 */
final class Segment {
  private static final int LAST_BYTE = 0xff;
  private static final int ROW = 5 * 4;

  private final byte[] content;

  private final Inflater inflater;

  /**
   * @param inflater of all segments, since to make one takes longer than what it does for a class;
   *     whoever uses it holds its lock
   */
  Segment(byte[] content, Inflater inflater) {
    this.content = content;
    this.inflater = inflater;
  }

  /** The number that is at a place. */
  private int number(int at) {
    return content[at] << 24
        | (content[at + 1] & 0xff) << 16
        | (content[at + 2] & 0xff) << 8
        | (content[at + 3] & 0xff);
  }

  byte @Nullable [] classFile(String name) {
    int row = row(name);
    if (row < 0) {
      return null;
    }
    byte[] inflated = inflated(row);
    int start = number(row + 8);
    return inflated != null
        ? inflated
        : Arrays.copyOfRange(content, start, start + number(row + 12));
  }

  /** Null if it is not here; not copied where it is as it is. */
  @Nullable Class<?> define(String name, AgentClassLoader loader) {
    int row = row(name);
    if (row < 0) {
      return null;
    }
    byte[] inflated = inflated(row);
    return inflated != null
        ? loader.define(name, inflated, 0, inflated.length)
        : loader.define(name, content, number(row + 8), number(row + 12));
  }

  /** Negative if it is not here. */
  private int row(String name) {
    int hash = name.hashCode();
    byte first = (byte) (hash >>> 24); // few others are read further
    int rows = (hash & LAST_BYTE) * 4;
    int end = number(rows + 4);
    for (int row = number(rows); row < end; row += ROW) {
      if (content[row] == first && number(row) == hash && isName(name, number(row + 4))) {
        return row;
      }
    }
    return -1;
  }

  /**
   * What {@code DataOutputStream.writeUTF} wrote; the names of our classes are ASCII. The
   * constructor that takes one byte for a character needs no class for a charset.
   */
  @SuppressWarnings("deprecation")
  private boolean isName(String name, int at) {
    int length = (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
    return name.length() == length && name.equals(new String(content, 0, at + 2, length));
  }

  /** Null if it is there as it is. */
  private byte @Nullable [] inflated(int row) {
    int length = number(row + 16);
    if (length == 0) {
      return null;
    }
    byte[] out = new byte[length];
    synchronized (inflater) {
      try {
        inflater.reset(); // first, also after whatever became of the last use
        inflater.setInput(content, number(row + 8), number(row + 12));
        if (inflater.inflate(out) != out.length) {
          throw new IllegalStateException("damaged segment");
        }
        return out;
      } catch (DataFormatException damaged) {
        throw new IllegalStateException(damaged.toString());
      }
    }
  }
}
