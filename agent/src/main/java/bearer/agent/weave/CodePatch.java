package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.put2;
import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u2;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One {@code Code} attribute (JVMS 4.7.3) with instructions put into it. Of what it has beside,
 * frames, line numbers and names of variables are kept; what else there may be says nothing that a
 * JVM needs, and could point anywhere. For one thread.
 */
final class CodePatch {
  private static final int HEAD = 6; // name and length of an attribute
  private static final int MAJOR = 6; // where the class file says its version
  private static final String FRAMES = "StackMapTable";

  private final byte[] file;
  private final int start; // of the attribute
  private final ConstantPool pool;
  private final List<Insertion> insertions;
  private final List<AroundInsertion> around = new ArrayList<>(2);
  private final MethodName method;
  private final CodeLayout layout;
  private final int exceptions;

  /**
   * @param start where the attribute begins in the file
   */
  CodePatch(
      byte[] file, int start, ConstantPool pool, MethodName method, List<Insertion> insertions)
      throws IOException {
    this.file = file;
    this.start = start;
    this.pool = pool;
    this.insertions = insertions;
    this.method = method;
    for (Insertion insertion : insertions) {
      if (insertion instanceof AroundInsertion) {
        around.add((AroundInsertion) insertion);
      }
    }
    if (allVariables() > 0xffff) {
      throw new IllegalArgumentException("too many variables");
    }
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
    content.writeShort(allVariables());
    content.writeInt(code.length);
    content.write(code, 0, code.length);
    int attributes = writeExceptions(content);
    writeAttributes(attributes, content);
    out.write(file, start, 2);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  private int allVariables() {
    return variables() + around.size() * AroundInsertion.VARIABLES;
  }

  /** How many the method has itself. */
  private int variables() {
    return variables(file, start);
  }

  /**
   * @param code where the attribute begins
   */
  static int variables(byte[] file, int code) {
    return u2(file, code + HEAD + 2);
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
    byte[] table = table(exceptions, 8);
    for (int at = 2; at < table.length; at += 8) {
      move(table, at);
      move(table, at + 2);
      move(table, at + 4);
    }
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    put2(table, 0, u2(table, 0) + guard(new DataOutputStream(more)));
    out.write(table, 0, table.length);
    more.writeTo(out);
    return exceptions + table.length;
  }

  /** How many rows there are more. */
  private int guard(DataOutputStream out) throws IOException {
    return around.isEmpty()
        ? 0
        : new Guards(layout, around, pool.type("java/lang/Throwable")).writeTo(out);
  }

  /** A copy of one that says how many rows it has. */
  private byte[] table(int from, int row) {
    return Arrays.copyOfRange(file, from, from + 2 + row * u2(file, from));
  }

  private void move(byte[] table, int at) {
    put2(table, at, layout.label(u2(table, at)));
  }

  private void writeAttributes(int count, DataOutputStream out) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(kept);
    int frames = 0;
    int keeps = 0;
    int at = count + 2;
    for (int i = 0; i < u2(file, count); i++) {
      if (!around.isEmpty() && pool.is(u2(file, at), FRAMES)) {
        frames = at + HEAD;
      } else {
        keeps += writeAttribute(at, content) ? 1 : 0;
      }
      at += HEAD + s4(file, at + 2);
    }
    if (!around.isEmpty() && FullFrames.areOf(u2(file, MAJOR))) {
      keeps += writeFrames(frames, content) ? 1 : 0;
    }
    out.writeShort(keeps);
    kept.writeTo(out);
  }

  /**
   * @param from where the method's own are; 0 if it has none
   */
  private boolean writeFrames(int from, DataOutputStream out) throws IOException {
    byte[] frames = new FullFrames(file, pool, layout, method, around, variables()).content(from);
    if (frames.length == 0) {
      return false;
    }
    out.writeShort(pool.utf8(FRAMES));
    out.writeInt(frames.length);
    out.write(frames, 0, frames.length);
    return true;
  }

  private boolean writeAttribute(int at, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(bytes);
    if (pool.is(u2(file, at), FRAMES)) {
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
    byte[] table = table(from, 4);
    for (int at = 2; at < table.length; at += 4) {
      move(table, at);
    }
    out.write(table, 0, table.length);
  }

  private void writeVariables(int from, DataOutputStream out) throws IOException {
    byte[] table = table(from, 10);
    for (int at = 2; at < table.length; at += 10) {
      int end = layout.label(u2(table, at) + u2(table, at + 2));
      move(table, at);
      put2(table, at + 2, end - u2(table, at));
    }
    out.write(table, 0, table.length);
  }
}
