package bearer.packer;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class file that every JVM since Java 5 loads, and verifies without stack maps. It has none
 * either: in a class that old other agents' libraries refuse to read them.
 */
final class OldClassFile {
  private OldClassFile() {}

  static byte[] of(byte[] classFile) {
    ClassWriter out = new ClassWriter(0);
    new ClassReader(classFile).accept(new Java5(out), ClassReader.SKIP_FRAMES);
    return out.toByteArray();
  }

  private static final class Java5 extends ClassVisitor {
    Java5(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] parents) {
      super.visit(Opcodes.V1_5, access, name, signature, parent, parents);
    }
  }
}
