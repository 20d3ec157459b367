package bearer.agent.bootstrap;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Many class files in one entry of the jar: a count, an index in the order of its hashes (hash of
 * the name, where the name is, where the class file is, its stored length, its real length), then
 * names and class files, each of these deflated or as it is. Nothing is done for a class that is
 * not asked for: at start no code is compiled yet, and few of the classes are needed. Numbers are
 * read by hand: {@code DataInputStream} of newer JDKs needs {@code VarHandle}s, dozens of classes.
 */
final class Segment {
  private static final int HEAD = 4;
  private static final int ROW = 5 * 4;

  private final byte[] content;

  Segment(byte[] content) {
    this.content = content;
  }

  /** The number that is at a place. */
  private int number(int at) {
    return content[at] << 24
        | (content[at + 1] & 0xff) << 16
        | (content[at + 2] & 0xff) << 8
        | (content[at + 3] & 0xff);
  }

  byte @Nullable [] classFile(String name) {
    int hash = name.hashCode();
    int end = HEAD + number(0) * ROW;
    for (int row = firstRow(hash); row < end && number(row) == hash; row += ROW) {
      if (isName(name, number(row + 4))) {
        return read(number(row + 8), number(row + 12), number(row + 16));
      }
    }
    return null;
  }

  private int firstRow(int hash) {
    int low = 0;
    int high = number(0);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(HEAD + middle * ROW) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return HEAD + low * ROW;
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

  private byte[] read(int offset, int stored, int real) {
    return stored == real
        ? Arrays.copyOfRange(content, offset, offset + real)
        : inflate(offset, stored, real);
  }

  private byte[] inflate(int offset, int stored, int real) {
    byte[] out = new byte[real];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(content, offset, stored);
      if (inflater.inflate(out) != out.length) {
        throw new IllegalStateException("damaged segment");
      }
      return out;
    } catch (DataFormatException damaged) {
      throw new IllegalStateException(damaged.toString());
    } finally {
      inflater.end();
    }
  }
}
