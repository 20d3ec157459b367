package bearer.packer;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes the class of that name that is in the jar of the one that is in the sources: it has as a
 * constant what the other puts together out of every client's hooks.
 */
final class HookedTypes {
  private static final String CLASS = "bearer/agent/install/HookedTypes";

  private HookedTypes() {}

  /** Replaces the class among others. */
  static void replaceIn(ClassFiles agent, Path... classPath) throws IOException {
    agent.put(CLASS, classFile(text(classPath)));
  }

  private static String text(Path... classPath) throws IOException {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method text = loader.loadClass(CLASS.replace('/', '.')).getDeclaredMethod("text");
      text.setAccessible(true);
      return (String) text.invoke(null);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  static byte[] classFile(String text) {
    ClassWriter out = new ClassWriter(0);
    out.visit(
        Opcodes.V1_8, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, CLASS, null, "java/lang/Object", null);
    MethodVisitor method =
        out.visitMethod(Opcodes.ACC_STATIC, "text", "()Ljava/lang/String;", null, null);
    method.visitCode();
    method.visitLdcInsn(text);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    out.visitEnd();
    return out.toByteArray();
  }
}
