package bearer.agent.bootstrap;

import java.nio.charset.StandardCharsets;
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

  private int readInt(int at) {
    return readUnsignedShort(at) << 16 | readUnsignedShort(at + 2);
  }

  private int readUnsignedShort(int at) {
    return (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
  }

  byte @Nullable [] classFile(String name) {
    int hash = name.hashCode();
    int low = 0;
    int high = readInt(0);
    while (low < high) { // finds the first row with that hash
      int middle = (low + high) >>> 1;
      if (readInt(HEAD + middle * ROW) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int row = HEAD + low * ROW; ; row += ROW) {
      if (row >= HEAD + readInt(0) * ROW || readInt(row) != hash) {
        return null;
      } else if (isName(name, readInt(row + 4))) {
        return read(readInt(row + 8), readInt(row + 12), readInt(row + 16));
      }
    }
  }

  /** What {@code DataOutputStream.writeUTF} wrote; the names of our classes are ASCII. */
  private boolean isName(String name, int at) {
    int length = readUnsignedShort(at);
    return name.equals(new String(content, at + 2, length, StandardCharsets.US_ASCII));
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
