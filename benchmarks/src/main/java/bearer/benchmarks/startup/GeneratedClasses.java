package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Packs classes that do nothing, each as large as an application's usually is. */
final class GeneratedClasses {
  private static final int METHODS = 20;

  private GeneratedClasses() {}

  static void writeTo(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < Classes.COUNT; i++) {
        String name = (Classes.PREFIX + i).replace('.', '/');
        out.putNextEntry(new JarEntry(name + ".class"));
        out.write(classFile(name));
      }
    }
  }

  private static byte[] classFile(String name) {
    ClassWriter file = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"java/io/Serializable"};
    file.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", interfaces);
    for (int i = 0; i < METHODS; i++) {
      writeMethod(file, name, "method" + i);
    }
    file.visitEnd();
    return file.toByteArray();
  }

  private static void writeMethod(ClassWriter file, String name, String method) {
    file.visitField(Opcodes.ACC_PRIVATE, "of_" + method, "Ljava/lang/String;", null, null);
    MethodVisitor code =
        file.visitMethod(
            Opcodes.ACC_PUBLIC, method, "(Ljava/lang/String;)Ljava/lang/String;", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitLdcInsn("what " + method + " of " + name + " adds");
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
    code.visitFieldInsn(Opcodes.PUTFIELD, name, "of_" + method, "Ljava/lang/String;");
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
