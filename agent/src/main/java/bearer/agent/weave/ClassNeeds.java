package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u1;
import static bearer.agent.weave.BigEndian.u2;

import java.io.IOException;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What a class file needs of others: what it extends, and the types, fields and methods that its
 * instructions name, in their order. Used once.
 */
final class ClassNeeds {
  private static final int HEAD = 6; // of a field, of a method, and of an attribute

  private final byte[] file;
  private final ConstantPool pool;
  private final Needs needs;

  ClassNeeds(byte[] file, Needs needs) {
    this.file = file;
    this.pool = new ConstantPool(file);
    this.needs = needs;
  }

  /** Who is told of each, as often as it is named. */
  interface Needs {
    /**
     * A class that is named.
     *
     * @param internalName of a class, or of an array as a descriptor says it
     */
    void type(String internalName) throws IOException;

    /**
     * A field or a method.
     *
     * @param opcode of the instruction that names it
     * @param ofInterface whether it takes the owner for one
     */
    void member(String owner, String name, String descriptor, int opcode, boolean ofInterface)
        throws IOException;
  }

  void tell() throws IOException {
    int at = pool.end + 4;
    needs.type(pool.typeName(u2(file, at)));
    int interfaces = u2(file, at + 2);
    at += 4;
    for (int i = 0; i < interfaces; i++) {
      needs.type(pool.typeName(u2(file, at)));
      at += 2;
    }
    at = behindMembers(at, false);
    behindMembers(at, true);
  }

  private int behindMembers(int count, boolean methods) throws IOException {
    int at = count + 2;
    for (int i = u2(file, count); i > 0; i--) {
      int attributes = u2(file, at + HEAD);
      at += HEAD + 2;
      for (int j = 0; j < attributes; j++) {
        if (methods && pool.is(u2(file, at), "Code")) {
          tellCode(at + HEAD + 8, s4(file, at + HEAD + 4));
        }
        at += HEAD + s4(file, at + 2);
      }
    }
    return at;
  }

  private void tellCode(int start, int length) throws IOException {
    for (int pc = 0; pc < length; pc += OpcodeLengths.of(file, start, pc)) {
      int opcode = u1(file, start + pc);
      if (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.INVOKEINTERFACE) {
        tellMember(u2(file, start + pc + 1), opcode);
      } else if (opcode == Opcodes.NEW
          || opcode == Opcodes.ANEWARRAY
          || opcode == Opcodes.CHECKCAST
          || opcode == Opcodes.INSTANCEOF) {
        needs.type(pool.typeName(u2(file, start + pc + 1)));
      }
    }
  }

  private void tellMember(int member, int opcode) throws IOException {
    needs.member(
        pool.owner(member),
        pool.plainName(member),
        pool.descriptor(member),
        opcode,
        pool.isOfInterface(member));
  }
}
