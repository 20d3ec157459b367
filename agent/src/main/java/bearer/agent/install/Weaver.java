package bearer.agent.install;

import bearer.agent.clients.ClientHook;
import java.io.IOException;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves one class: the methods that a hook names are changed, everything else is copied as it is.
 * Adds no member and changes no signature, so that other agents can weave the same class. The only
 * way to Byte Buddy, which is loaded with the first class that is woven. Stateless.
 */
final class Weaver {
  /**
   * @throws IllegalStateException if the class has no method like the one that the hook names
   */
  byte[] weave(ClientHook hook, String name, byte[] original) throws IOException {
    ClassFile file = new ClassFile(original);
    boolean advice = hook.kind == ClientHook.Kind.ADVICE;
    MethodWeaver weaver =
        advice ? new AdviceWeaver(hook, name, file.readable) : new CallWeaver(hook);
    ClassReader reader = new ClassReader(file.readable);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor out =
                super.visitMethod(access, method, descriptor, signature, exceptions);
            return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC)) == 0
                ? weaver.weave(out, method, descriptor)
                : out;
          }
        },
        advice ? ClassReader.EXPAND_FRAMES : 0);
    if (weaver.woven() == 0) {
      throw new IllegalStateException("no method " + hook.method + " like the one that is known");
    }
    return file.restoreVersion(writer.toByteArray());
  }
}
