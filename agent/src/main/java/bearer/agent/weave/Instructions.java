package bearer.agent.weave;

import bearer.agent.bridge.Bridge;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Some instructions that are put between others: none of them jumps, and nothing jumps into them.
 * Of ASM's only the numbers are used, which the compiler copies: it is not loaded for this. For one
 * thread.
 */
final class Instructions {
  private static final String BRIDGE = Bridge.class.getName().replace('.', '/');
  private static final String EXIT =
      "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;"
          + "Ljava/lang/Throwable;I)Ljava/lang/Object;";

  private final ConstantPool pool;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
  private final DataOutputStream out = new DataOutputStream(bytes);

  Instructions(ConstantPool pool) {
    this.pool = pool;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** One without operands. */
  Instructions plain(int opcode) throws IOException {
    out.writeByte(opcode);
    return this;
  }

  /**
   * @param opcode ALOAD or ILOAD
   */
  Instructions load(int opcode, int slot) throws IOException {
    if (slot > 0xff) {
      throw new IllegalArgumentException("too many parameters");
    }
    out.writeByte(opcode);
    out.writeByte(slot);
    return this;
  }

  Instructions push(int number) throws IOException {
    if (number <= 5) {
      return plain(Opcodes.ICONST_0 + number);
    }
    return constant(Opcodes.SIPUSH, number);
  }

  Instructions cast(String internalName) throws IOException {
    return constant(Opcodes.CHECKCAST, pool.type(internalName));
  }

  Instructions newArray(String internalName) throws IOException {
    return constant(Opcodes.ANEWARRAY, pool.type(internalName));
  }

  Instructions field(String owner, String name, String descriptor) throws IOException {
    return constant(Opcodes.GETFIELD, pool.field(owner, name, descriptor));
  }

  Instructions call(int opcode, String owner, String name, String descriptor) throws IOException {
    return constant(opcode, pool.method(owner, name, descriptor));
  }

  /** Result, state, self, arguments and exception are on the stack, in that order. */
  Instructions exit(int place) throws IOException {
    return push(place).call(Opcodes.INVOKESTATIC, BRIDGE, "exit", EXIT);
  }

  private Instructions constant(int opcode, int operand) throws IOException {
    out.writeByte(opcode);
    out.writeShort(operand);
    return this;
  }
}
