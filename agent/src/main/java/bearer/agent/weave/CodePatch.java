package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u2;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * One {@code Code} attribute (JVMS 4.7.3) with instructions put into it. Of what it has beside,
 * frames, line numbers and names of variables are kept; what else there may be says nothing that a
 * JVM needs, and could point anywhere. For one thread.
 */
final class CodePatch {
  private static final int HEAD = 6; // name and length of an attribute

  private final byte[] file;
  private final int start; // of the attribute
  private final ConstantPool pool;
  private final List<Insertion> insertions;
  private final CodeLayout layout;
  private final int exceptions;

  /**
   * @param start where the attribute begins in the file
   */
  CodePatch(byte[] file, int start, ConstantPool pool, List<Insertion> insertions)
      throws IOException {
    this.file = file;
    this.start = start;
    this.pool = pool;
    this.insertions = insertions;
    int length = s4(file, start + HEAD + 4);
    if (length < 1 || length > 0xffff) {
      throw new IllegalArgumentException("code of " + length + " bytes");
    }
    int code = start + HEAD + 8;
    layout = new CodeLayout(file, code, length, pool, insertions);
    exceptions = code + length;
  }

  /** Whether something is put in by the one of that number. */
  boolean uses(int insertion) {
    return layout.used[insertion];
  }

  boolean changesNothing() {
    return layout.changesNothing();
  }

  /** The attribute as it is then. */
  void writeTo(DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(bytes);
    byte[] code = layout.bytes();
    content.writeShort(u2(file, start + HEAD) + deeper());
    content.write(file, start + HEAD + 2, 2); // variables
    content.writeInt(code.length);
    content.write(code, 0, code.length);
    int attributes = writeExceptions(content);
    writeAttributes(attributes, content);
    out.write(file, start, 2);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  private int deeper() {
    int deeper = 0;
    for (Insertion insertion : insertions) {
      deeper += insertion.stack();
    }
    return deeper;
  }

  /** What is behind them. */
  private int writeExceptions(DataOutputStream out) throws IOException {
    int count = u2(file, exceptions);
    out.writeShort(count);
    int at = exceptions + 2;
    for (int i = 0; i < count; i++, at += 8) {
      writeLabels(at, 3, out);
      out.write(file, at + 6, 2);
    }
    return at;
  }

  private void writeLabels(int at, int count, DataOutputStream out) throws IOException {
    for (int i = 0; i < count; i++) {
      out.writeShort(layout.label(u2(file, at + 2 * i)));
    }
  }

  private void writeAttributes(int count, DataOutputStream out) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(kept);
    int keeps = 0;
    int at = count + 2;
    for (int i = 0; i < u2(file, count); i++) {
      keeps += writeAttribute(at, content) ? 1 : 0;
      at += HEAD + s4(file, at + 2);
    }
    out.writeShort(keeps);
    kept.writeTo(out);
  }

  private boolean writeAttribute(int at, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(bytes);
    if (pool.is(u2(file, at), "StackMapTable")) {
      new StackMap(file, at + HEAD, layout, content).write();
    } else if (pool.is(u2(file, at), "LineNumberTable")) {
      writeLines(at + HEAD, content);
    } else if (pool.is(u2(file, at), "LocalVariableTable")
        || pool.is(u2(file, at), "LocalVariableTypeTable")) {
      writeVariables(at + HEAD, content);
    } else {
      return false;
    }
    out.write(file, at, 2);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    return true;
  }

  private void writeLines(int from, DataOutputStream out) throws IOException {
    int count = u2(file, from);
    out.writeShort(count);
    for (int i = 0, at = from + 2; i < count; i++, at += 4) {
      writeLabels(at, 1, out);
      out.write(file, at + 2, 2);
    }
  }

  private void writeVariables(int from, DataOutputStream out) throws IOException {
    int count = u2(file, from);
    out.writeShort(count);
    for (int i = 0, at = from + 2; i < count; i++, at += 10) {
      int first = layout.label(u2(file, at));
      out.writeShort(first);
      out.writeShort(layout.label(u2(file, at) + u2(file, at + 2)) - first);
      out.write(file, at + 4, 6);
    }
  }
}
