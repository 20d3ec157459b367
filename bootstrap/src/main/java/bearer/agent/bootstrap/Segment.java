package bearer.agent.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Many class files in one entry of the jar: a count, an index (name, length), then the bytes. */
final class Segment {
  private final HashMap<String, Slice> slices;

  Segment(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    int count = in.readInt();
    int offset = in.readInt(); // where the index ends
    slices = new HashMap<String, Slice>(count * 2);
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int length = in.readInt();
      slices.put(name, new Slice(content, offset, length));
      offset += length;
    }
  }

  @Nullable Slice find(String name) {
    return slices.get(name);
  }

  static final class Slice {
    final byte[] bytes;
    final int offset;
    final int length;

    Slice(byte[] bytes, int offset, int length) {
      this.bytes = bytes;
      this.offset = offset;
      this.length = length;
    }
  }
}
