package bearer.packer;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/** The smallest class files that name other classes. */
final class ClassFileFixture {
  private ClassFileFixture() {}

  /** A class with a field of each of the other classes' types. */
  static byte[] classFile(String name, String... others) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (int i = 0; i < others.length; i++) {
      writer.visitField(0, "field" + i, "L" + others[i] + ";", null, null).visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}
