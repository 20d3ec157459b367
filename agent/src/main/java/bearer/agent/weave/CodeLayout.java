package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s2;
import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A method's instructions with others between them, and where each of its own then is. What comes
 * before an instruction is reached by those that jump to that; what comes behind one is not. For
 * one thread.
 */
final class CodeLayout {
  private final byte[] file;
  private final int start;
  private final int length;
  private final ConstantPool pool;
  private final List<Insertion> insertions;
  private final byte[][] before;
  private final byte[][] behind;
  private final int[] labels;
  private final int[] places;

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
    before = nothing(length + 1);
    behind = nothing(length + 1);
    labels = new int[length + 1];
    places = new int[length + 1];
    used = new boolean[insertions.size()];
    insert();
    place();
  }

  private static byte[][] nothing(int size) {
    byte[][] all = new byte[size][];
    Arrays.fill(all, Insertion.nothing());
    return all;
  }

  /** Where those arrive that jump to an instruction; the end of the code if that is told. */
  int label(int pc) {
    return labels[pc];
  }

  /** Where an instruction itself is. */
  int place(int pc) {
    return places[pc];
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
      behind[0] = joined(behind[0], insertions.get(i).first(), i);
    }
    for (int pc = 0; pc < length; ) {
      int opcode = u1(file, start + pc);
      int next = pc + OpcodeLengths.of(file, start, pc);
      if (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE) {
        aroundCall(pc, next, BigEndian.u2(file, start + pc + 1));
      } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        for (int i = used.length - 1; i >= 0; i--) {
          before[pc] = joined(before[pc], insertions.get(i).beforeReturn(opcode), i);
        }
      }
      pc = next;
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
      before[pc] = joined(before[pc], insertions.get(i).beforeCall(owner, name), i);
    }
    for (int i = 0; i < used.length; i++) {
      byte[] code = insertions.get(i).behindCall(owner, name, pool.descriptor(method));
      behind[next] = joined(behind[next], code, i);
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

  private byte[] joined(byte[] known, byte[] more, int insertion) {
    if (more.length == 0) {
      return known;
    }
    used[insertion] = true;
    byte[] all = Arrays.copyOf(known, known.length + more.length);
    System.arraycopy(more, 0, all, known.length, more.length);
    return all;
  }

  private void place() {
    int now = 0;
    for (int pc = 0; pc <= length; ) {
      now += behind[pc].length;
      labels[pc] = now;
      now += before[pc].length;
      places[pc] = now;
      if (pc == length) {
        return;
      }
      int own = OpcodeLengths.of(file, start, pc);
      boolean isSwitch = OpcodeLengths.isSwitch(u1(file, start + pc));
      now += own;
      now += isSwitch ? OpcodeLengths.padding(places[pc]) - OpcodeLengths.padding(pc) : 0;
      pc += own;
    }
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(places[length]);
    DataOutputStream out = new DataOutputStream(bytes);
    for (int pc = 0; pc < length; ) {
      int own = OpcodeLengths.of(file, start, pc);
      out.write(behind[pc], 0, behind[pc].length);
      out.write(before[pc], 0, before[pc].length);
      writeOwn(pc, own, out);
      pc += own;
    }
    out.write(behind[length], 0, behind[length].length);
    if (bytes.size() > 0xffff) {
      throw new IllegalArgumentException("too long");
    }
    return bytes.toByteArray();
  }

  private void writeOwn(int pc, int own, DataOutputStream out) throws IOException {
    int at = start + pc;
    int opcode = u1(file, at);
    if (OpcodeLengths.isSwitch(opcode)) {
      writeSwitch(pc, own, out);
    } else if (OpcodeLengths.isJump(opcode)) {
      int offset = offset(pc, s2(file, at + 1));
      if (offset != (short) offset) {
        throw new IllegalArgumentException("a jump is too wide");
      }
      out.writeByte(opcode);
      out.writeShort(offset);
    } else if (opcode == OpcodeLengths.GOTO_W || opcode == OpcodeLengths.JSR_W) {
      out.writeByte(opcode);
      out.writeInt(offset(pc, s4(file, at + 1)));
    } else {
      out.write(file, at, own);
    }
  }

  private void writeSwitch(int pc, int own, DataOutputStream out) throws IOException {
    int opcode = u1(file, start + pc);
    int at = start + pc + 1 + OpcodeLengths.padding(pc);
    out.writeByte(opcode);
    out.write(new byte[4], 0, OpcodeLengths.padding(places[pc]));
    out.writeInt(offset(pc, s4(file, at)));
    boolean isTable = opcode == Opcodes.TABLESWITCH;
    int cases = isTable ? at + 12 : at + 8;
    out.write(file, at + 4, cases - at - 4);
    for (int each = cases; each < start + pc + own; each += isTable ? 4 : 8) {
      if (!isTable) {
        out.write(file, each, 4);
      }
      out.writeInt(offset(pc, s4(file, isTable ? each : each + 4)));
    }
  }

  private int offset(int pc, int old) {
    return labels[pc + old] - places[pc];
  }
}
