package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What {@link ClassPatch} makes of a class of a library, made with ASM. */
final class Weaver extends ClassVisitor {
  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;

  private final List<Hooked> hooks;
  private final List<Hooked> missed;
  private final ClassFile file;
  private final ClassReader reader;
  private final ClassWriter writer;

  Weaver(List<Hooked> hooks, byte[] original) {
    super(Opcodes.ASM9);
    this.hooks = hooks;
    missed = new ArrayList<>(hooks);
    file = new ClassFile(original);
    reader = new ClassReader(file.readable);
    writer = new ClassWriter(reader, 0); // what is woven says itself how much room it needs
    cv = writer;
  }

  byte[] woven() {
    reader.accept(this, ClassReader.EXPAND_FRAMES);
    return file.restoreVersion(writer.toByteArray());
  }

  List<Hooked> missed() {
    return missed;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & NOT_WOVEN) == 0) {
      List<Hooked> about = about(access, name, descriptor);
      for (int i = 0; i < about.size(); i++) {
        out = visitor(about.get(i), about.size() - 1 - i, out, name, descriptor);
      }
    }
    return out;
  }

  /** In their order, in which they are entered; what they do at the end is in the reverse one. */
  private List<Hooked> about(int access, String name, String descriptor) {
    List<Hooked> about = new ArrayList<>(2);
    for (Hooked hooked : hooks) {
      boolean meant = !hooked.hook.current || (access & Opcodes.ACC_DEPRECATED) == 0;
      if (meant && isMethod(hooked.hook, name, descriptor)) {
        about.add(hooked);
      }
    }
    return about;
  }

  private static boolean isMethod(ClientHook hook, String name, String descriptor) {
    return (hook.method.isEmpty() || hook.method.equals(name))
        && (hook.arguments == ClientHook.ANY
            || hook.arguments == Type.getArgumentTypes(descriptor).length)
        && descriptor.substring(0, descriptor.indexOf(')')).endsWith(hook.lastParameters);
  }

  /**
   * @param behind how many others put their variables before those of this one
   */
  private MethodVisitor visitor(
      Hooked hooked, int behind, MethodVisitor out, String method, String descriptor) {
    Runnable woven =
        new Runnable() {
          @Override
          public void run() {
            missed.remove(hooked);
          }
        };
    return new AroundVisitor(
        out,
        hooked,
        reader.getClassName(),
        descriptor,
        LocalVariables.count(reader, method, descriptor) + behind * AroundVisitor.VARIABLES,
        woven);
  }
}
