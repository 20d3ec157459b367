package bearer.agent.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Many class files in one entry of the jar: a count, where the class files begin, an index (name,
 * stored length, real length), then the class files, each deflated or as it is.
 */
final class Segment {
  private final byte[] content;
  private final HashMap<String, Slice> slices;

  Segment(byte[] content) throws IOException {
    this.content = content;
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    int count = in.readInt();
    int offset = in.readInt();
    slices = new HashMap<String, Slice>(count * 2);
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      Slice slice = new Slice(offset, in.readInt(), in.readInt());
      slices.put(name, slice);
      offset += slice.stored;
    }
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
