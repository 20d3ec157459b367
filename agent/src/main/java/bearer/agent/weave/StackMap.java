package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.u1;
import static bearer.agent.weave.BigEndian.u2;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The frames of a method whose instructions have moved (JVMS 4.7.4): what they say of types is
 * copied, where they are is said anew. For one thread.
 */
final class StackMap {
  private static final int SAME_LOCALS_1 = 64;
  private static final int RESERVED = 128;
  private static final int SAME_LOCALS_1_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int FULL = 255;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final byte[] file;
  private final CodeLayout layout;
  private final DataOutputStream out;
  private int at;

  /**
   * @param at where the frames' number is in the file
   */
  StackMap(byte[] file, int at, CodeLayout layout, DataOutputStream out) {
    this.file = file;
    this.at = at;
    this.layout = layout;
    this.out = out;
  }

  void write() throws IOException {
    int frames = u2(file, at);
    at += 2;
    out.writeShort(frames);
    int pc = -1;
    int moved = -1;
    for (int i = 0; i < frames; i++) {
      int type = u1(file, at++);
      pc += delta(type) + 1;
      int label = layout.label(pc);
      writeFrame(type, label - moved - 1);
      moved = label;
    }
  }

  private int delta(int type) {
    if (type < RESERVED) {
      return type & (SAME_LOCALS_1 - 1);
    } else if (type < SAME_LOCALS_1_EXTENDED) {
      throw new IllegalArgumentException("unknown frame " + type);
    }
    at += 2;
    return u2(file, at - 2);
  }

  private void writeFrame(int type, int delta) throws IOException {
    if (type < SAME_LOCALS_1 || type == SAME_EXTENDED) {
      writeHead(0, SAME_EXTENDED, delta);
    } else if (type < RESERVED || type == SAME_LOCALS_1_EXTENDED) {
      writeHead(SAME_LOCALS_1, SAME_LOCALS_1_EXTENDED, delta);
      writeTypes(1);
    } else {
      out.writeByte(type);
      out.writeShort(delta);
      if (type == FULL) {
        writeCounted();
        writeCounted();
      } else {
        writeTypes(Math.max(0, type - SAME_EXTENDED));
      }
    }
  }

  private void writeHead(int brief, int extended, int delta) throws IOException {
    if (delta < SAME_LOCALS_1) {
      out.writeByte(brief + delta);
    } else {
      out.writeByte(extended);
      out.writeShort(delta);
    }
  }

  private void writeCounted() throws IOException {
    int count = u2(file, at);
    at += 2;
    out.writeShort(count);
    writeTypes(count);
  }

  private void writeTypes(int count) throws IOException {
    int copied = at;
    for (int i = 0; i < count; i++) {
      int type = u1(file, at++);
      if (type == UNINITIALIZED) {
        out.write(file, copied, at - copied);
        out.writeShort(layout.place(u2(file, at)));
        copied = at + 2;
      }
      at += type == OBJECT || type == UNINITIALIZED ? 2 : 0;
    }
    out.write(file, copied, at - copied);
  }
}
