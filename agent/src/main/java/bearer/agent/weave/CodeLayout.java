package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.put2;
import static bearer.agent.weave.BigEndian.put4;
import static bearer.agent.weave.BigEndian.s2;
import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A method's instructions with others between them, and where each of its own then is. What comes
 * before an instruction is reached by those that jump to that; what comes behind one is not. Gone
 * through once, and copied in few pieces: at start none of this is compiled, and what is done
 * hundreds of times has the JVM compile it. For one thread.
 */
final class CodeLayout {
  private final byte[] file;
  private final int start;
  private final int length;
  private final ConstantPool pool;
  private final List<Insertion> insertions;

  /** In their order. */
  private final List<CodePoint> points = new ArrayList<>();

  private int[] jumps = new int[64];
  private int jumpCount;
  private int[] returns = new int[8];
  private int returnCount;
  private final boolean aboutCalls;

  /** Whether anything is put in by each, in their order. */
  final boolean[] used;

  /**
   * @param start where the instructions begin in the file
   */
  CodeLayout(byte[] file, int start, int length, ConstantPool pool, List<Insertion> insertions)
      throws IOException {
    this.file = file;
    this.start = start;
    this.length = length;
    this.pool = pool;
    this.insertions = insertions;
    used = new boolean[insertions.size()];
    aboutCalls = areAboutCalls(insertions);
    insert();
    place();
  }

  private static boolean areAboutCalls(List<Insertion> insertions) {
    for (Insertion insertion : insertions) {
      if (insertion.isAboutCalls()) {
        return true;
      }
    }
    return false;
  }

  /** Where those arrive that jump to an instruction; the end of the code if that is told. */
  int label(int pc) {
    CodePoint point = lastUpTo(pc);
    return point == null ? pc : point.label(pc);
  }

  /** Where an instruction itself is. */
  int place(int pc) {
    CodePoint point = lastUpTo(pc);
    return point == null ? pc : point.placeOf(pc);
  }

  /** Where the first of those is who catch exceptions; the end of the code if there is none. */
  int handlers() {
    return label(length);
  }

  /** How many instructions return. */
  int returns() {
    return returnCount;
  }

  int returnAt(int number) {
    return returns[number];
  }

  private @Nullable CodePoint lastUpTo(int pc) {
    for (int i = points.size() - 1; i >= 0; i--) {
      CodePoint point = points.get(i);
      if (point.pc <= pc) {
        return point;
      }
    }
    return null;
  }

  boolean changesNothing() {
    for (boolean one : used) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  private void insert() throws IOException {
    for (int i = 0; i < used.length; i++) {
      putBehind(0, insertions.get(i).first(), i);
    }
    byte[] lengths = OpcodeLengths.ALWAYS;
    for (int pc = 0; pc < length; ) {
      int opcode = file[start + pc] & 0xff;
      int always = opcode < lengths.length ? lengths[opcode] : 0;
      int next = pc + (always > 0 ? always : OpcodeLengths.of(file, start, pc));
      if (opcode >= Opcodes.IFEQ
          && (opcode <= Opcodes.RETURN
              || opcode >= Opcodes.IFNULL
              || (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE))) {
        insertAt(pc, next, opcode);
      }
      pc = next;
    }
    for (int i = used.length - 1; i >= 0; i--) {
      putBefore(length, insertions.get(i).handler(), i);
    }
  }

  /** A jump, a switch, a call or a return: nothing else matters. */
  private void insertAt(int pc, int next, int opcode) throws IOException {
    if (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE) {
      if (!aboutCalls) {
        return;
      }
      aroundCall(pc, next, BigEndian.u2(file, start + pc + 1));
    } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      returns = returnCount < returns.length ? returns : Arrays.copyOf(returns, 2 * returnCount);
      returns[returnCount++] = pc;
      for (int i = used.length - 1; i >= 0; i--) {
        putBefore(pc, insertions.get(i).beforeReturn(opcode), i);
      }
    } else if (OpcodeLengths.isSwitch(opcode)) {
      at(pc).isSwitch = true;
    } else if (OpcodeLengths.isJump(opcode) || OpcodeLengths.isWideJump(opcode)) {
      jumps = jumpCount < jumps.length ? jumps : Arrays.copyOf(jumps, 2 * jumpCount);
      jumps[jumpCount++] = pc;
    }
  }

  /** The first one is the nearest to the call. */
  private void aroundCall(int pc, int next, int method) throws IOException {
    String name = pool.plainName(method);
    if (!hasCalls(name)) {
      return;
    }
    String owner = pool.owner(method);
    for (int i = used.length - 1; i >= 0; i--) {
      putBefore(pc, insertions.get(i).beforeCall(owner, name), i);
    }
    for (int i = 0; i < used.length; i++) {
      putBehind(next, insertions.get(i).behindCall(owner, name, pool.descriptor(method)), i);
    }
  }

  private boolean hasCalls(String name) {
    for (Insertion insertion : insertions) {
      if (insertion.hasCalls(name)) {
        return true;
      }
    }
    return false;
  }

  private void putBefore(int pc, byte[] code, int insertion) {
    if (code.length > 0) {
      used[insertion] = true;
      at(pc).putBefore(code);
    }
  }

  private void putBehind(int pc, byte[] code, int insertion) {
    if (code.length > 0) {
      used[insertion] = true;
      at(pc).putBehind(code);
    }
  }

  /** No less than the last one. */
  private CodePoint at(int pc) {
    CodePoint last = points.isEmpty() ? null : points.get(points.size() - 1);
    if (last != null && last.pc == pc) {
      return last;
    }
    CodePoint added = new CodePoint(pc);
    points.add(added);
    return added;
  }

  private void place() {
    int moved = 0;
    for (CodePoint point : points) {
      moved = point.place(moved);
    }
  }

  byte[] bytes() {
    int size = place(length);
    if (size > 0xffff) {
      throw new IllegalArgumentException("too long");
    }
    byte[] code = new byte[size];
    int copied = 0;
    for (CodePoint point : points) {
      int pending = point.pc - copied;
      System.arraycopy(file, start + copied, code, point.start() - pending, pending);
      point.writeTo(code);
      copied = point.isSwitch ? writeSwitch(point.pc, code) : point.pc;
    }
    int rest = length - copied;
    System.arraycopy(file, start + copied, code, code.length - rest, rest);
    for (int i = 0; i < jumpCount; i++) {
      writeJump(jumps[i], code);
    }
    return code;
  }

  private void writeJump(int pc, byte[] code) {
    int operand = start + pc + 1;
    if (OpcodeLengths.isWideJump(u1(file, start + pc))) {
      put4(code, place(pc) + 1, offset(pc, s4(file, operand)));
      return;
    }
    int offset = offset(pc, s2(file, operand));
    if (offset != (short) offset) {
      throw new IllegalArgumentException("a jump is too wide");
    }
    put2(code, place(pc) + 1, offset);
  }

  /** Its end. */
  private int writeSwitch(int pc, byte[] code) {
    int end = pc + OpcodeLengths.of(file, start, pc);
    int from = start + pc + 1 + OpcodeLengths.padding(pc);
    int to = place(pc) + 1 + OpcodeLengths.padding(place(pc));
    int size = start + end - from;
    code[place(pc)] = file[start + pc];
    System.arraycopy(file, from, code, to, size);
    put4(code, to, offset(pc, s4(file, from)));
    int each = u1(file, start + pc) == Opcodes.TABLESWITCH ? 4 : 8; // its value before it, or none
    for (int at = 12; at < size; at += each) {
      put4(code, to + at, offset(pc, s4(file, from + at)));
    }
    return end;
  }

  private int offset(int pc, int old) {
    return label(pc + old) - place(pc);
  }
}
