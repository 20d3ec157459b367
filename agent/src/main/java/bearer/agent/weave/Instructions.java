package bearer.agent.weave;

import bearer.agent.bridge.Bridge;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Some instructions that are put between others: none of them jumps out, and nothing jumps in. For
 * one thread.
 */
final class Instructions {
  private static final String BRIDGE = Bridge.class.getName().replace('.', '/');
  private static final String ENTER = "(Ljava/lang/Object;[Ljava/lang/Object;I)Ljava/lang/Object;";
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

  Instructions all(byte[] instructions) throws IOException {
    out.write(instructions, 0, instructions.length);
    return this;
  }

  /**
   * @param opcode of one that loads a variable or stores into it
   */
  Instructions local(int opcode, int slot) throws IOException {
    if (slot > 0xff) {
      out.writeByte(OpcodeLengths.WIDE);
      return constant(opcode, slot);
    }
    out.writeByte(opcode);
    out.writeByte(slot);
    return this;
  }

  /** Past all of these, if what is compared says so. */
  Instructions jumpOver(int opcode, byte[] instructions) throws IOException {
    return constant(opcode, 3 + instructions.length).all(instructions);
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

  /** What a static field holds. */
  Instructions constant(String owner, String name, String descriptor) throws IOException {
    return constant(Opcodes.GETSTATIC, pool.field(owner, name, descriptor));
  }

  Instructions call(int opcode, String owner, String name, String descriptor) throws IOException {
    return constant(opcode, pool.method(owner, name, descriptor));
  }

  /** Makes an object of a value on the stack; nothing on the stack becomes null. */
  Instructions box(String type) throws IOException {
    if (type.equals("V")) {
      return plain(Opcodes.ACONST_NULL);
    } else if (type.length() > 1) {
      return this;
    }
    String box = Descriptor.box(type);
    return call(Opcodes.INVOKESTATIC, box, "valueOf", '(' + type + ")L" + box + ';');
  }

  /** Makes a value of an object on the stack. */
  Instructions unbox(String type) throws IOException {
    if (type.equals("V")) {
      return plain(Opcodes.POP);
    } else if (type.length() > 1) {
      String name = Descriptor.internalName(type);
      return name.equals("java/lang/Object") ? this : cast(name);
    }
    String box = Descriptor.box(type);
    String method = Descriptor.primitive(type) + "Value";
    return cast(box).call(Opcodes.INVOKEVIRTUAL, box, method, "()" + type);
  }

  /** Self and arguments are on the stack, in that order. */
  Instructions enter(int place) throws IOException {
    return push(place).call(Opcodes.INVOKESTATIC, BRIDGE, "enter", ENTER);
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
