package bearer.agent.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Counts the slots that a method uses, which ASM tells only when it is too late. */
final class LocalVariables extends ClassVisitor {
  private final String method;
  private final String methodDescriptor;
  private int count;

  private LocalVariables(String method, String descriptor) {
    super(Opcodes.ASM9);
    this.method = method;
    this.methodDescriptor = descriptor;
  }

  static int count(ClassReader reader, String method, String descriptor) {
    LocalVariables counter = new LocalVariables(method, descriptor);
    reader.accept(counter, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return counter.count;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!name.equals(method) || !descriptor.equals(methodDescriptor)) {
      return null;
    }
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        count = maxLocals;
      }
    };
  }
}
