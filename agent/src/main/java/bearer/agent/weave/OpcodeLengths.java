package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u1;

import net.bytebuddy.jar.asm.Opcodes;

/** How long each instruction is (JVMS 6.5). */
final class OpcodeLengths {
  private static final int GOTO_W = 200;
  private static final int JSR_W = 201;
  static final int WIDE = 196;

  /** By opcode; 0 of those that have now one, now another. */
  static final byte[] ALWAYS = new byte[JSR_W + 1];

  static {
    set(0, JSR_W, 1);
    set(Opcodes.BIPUSH, Opcodes.BIPUSH, 2);
    set(Opcodes.SIPUSH, Opcodes.SIPUSH, 3);
    set(Opcodes.LDC, Opcodes.LDC, 2);
    set(Opcodes.LDC + 1, Opcodes.LDC + 2, 3);
    set(Opcodes.ILOAD, Opcodes.ALOAD, 2);
    set(Opcodes.ISTORE, Opcodes.ASTORE, 2);
    set(Opcodes.IINC, Opcodes.IINC, 3);
    set(Opcodes.IFEQ, Opcodes.JSR, 3);
    set(Opcodes.RET, Opcodes.RET, 2);
    set(Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, 0);
    set(Opcodes.GETSTATIC, Opcodes.INVOKESTATIC, 3);
    set(Opcodes.INVOKEINTERFACE, Opcodes.INVOKEDYNAMIC, 5);
    set(Opcodes.NEW, Opcodes.NEW, 3);
    set(Opcodes.NEWARRAY, Opcodes.NEWARRAY, 2);
    set(Opcodes.ANEWARRAY, Opcodes.ANEWARRAY, 3);
    set(Opcodes.CHECKCAST, Opcodes.INSTANCEOF, 3);
    set(WIDE, WIDE, 0);
    set(Opcodes.MULTIANEWARRAY, Opcodes.MULTIANEWARRAY, 4);
    set(Opcodes.IFNULL, Opcodes.IFNONNULL, 3);
    set(GOTO_W, JSR_W, 5);
  }

  private OpcodeLengths() {}

  private static void set(int first, int last, int length) {
    for (int opcode = first; opcode <= last; opcode++) {
      ALWAYS[opcode] = (byte) length;
    }
  }

  static boolean isSwitch(int opcode) {
    return opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
  }

  static boolean isJump(int opcode) {
    return (opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR)
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  /** With an offset of four bytes. */
  static boolean isWideJump(int opcode) {
    return opcode == GOTO_W || opcode == JSR_W;
  }

  /** What is between a switch and its operands, which begin at a multiple of four. */
  static int padding(int pc) {
    return 3 - (pc & 3);
  }

  /**
   * @param start where the code begins in the file
   * @param pc of the instruction in that
   */
  static int of(byte[] file, int start, int pc) {
    int at = start + pc;
    int opcode = u1(file, at);
    if (opcode >= ALWAYS.length) {
      throw new IllegalArgumentException("unknown instruction " + opcode);
    } else if (opcode == WIDE) {
      return u1(file, at + 1) == Opcodes.IINC ? 6 : 4;
    } else if (!isSwitch(opcode)) {
      return ALWAYS[opcode];
    }
    int operands = at + 1 + padding(pc);
    long cases =
        opcode == Opcodes.LOOKUPSWITCH
            ? 2L * s4(file, operands + 4)
            : (long) s4(file, operands + 8) - s4(file, operands + 4) + 2;
    if (cases < 0 || cases > 0xffff) { // or whoever goes through the code never ends
      throw new IllegalArgumentException("a switch of " + cases);
    }
    return operands - at + 8 + 4 * (int) cases;
  }
}
