package bearer.agent.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Many class files in one entry of the jar: a count, where the class files begin, an index (name,
 * stored length, real length), then the class files, each deflated or as it is. Numbers are read by
 * hand: {@code DataInputStream} of newer JDKs needs {@code VarHandle}s, dozens of classes at start.
 */
final class Segment {
  private final byte[] content;
  private final HashMap<String, Slice> slices;
  private int position; // while the index is read

  Segment(byte[] content) {
    this.content = content;
    int count = readInt();
    int offset = readInt();
    slices = new HashMap<String, Slice>(count * 2);
    for (int i = 0; i < count; i++) {
      String name = readName();
      Slice slice = new Slice(offset, readInt(), readInt());
      slices.put(name, slice);
      offset += slice.stored;
    }
  }

  private int readInt() {
    return readUnsignedShort() << 16 | readUnsignedShort();
  }

  private int readUnsignedShort() {
    return (content[position++] & 0xff) << 8 | (content[position++] & 0xff);
  }

  /** What {@code DataOutputStream.writeUTF} wrote; the names of our classes are ASCII. */
  private String readName() {
    int length = readUnsignedShort();
    position += length;
    return new String(content, position - length, length, StandardCharsets.US_ASCII);
  }

  byte @Nullable [] classFile(String name) {
    Slice slice = slices.get(name);
    if (slice == null) {
      return null;
    }
    return slice.stored == slice.real
        ? Arrays.copyOfRange(content, slice.offset, slice.offset + slice.real)
        : inflate(slice);
  }

  private byte[] inflate(Slice slice) {
    byte[] out = new byte[slice.real];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(content, slice.offset, slice.stored);
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

  private static final class Slice {
    private final int offset;
    private final int stored;
    private final int real;

    Slice(int offset, int stored, int real) {
      this.offset = offset;
      this.stored = stored;
      this.real = real;
    }
  }
}
