package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.NullUnmarked;

/** What {@link ClassPatch} makes of a class of the JDK's, made with ASM. */
@NullUnmarked
final class WovenByAsm extends ClassVisitor {
  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;

  private final List<Hooked> hooks;
  private final ClassReader reader;
  private String hostField;

  private WovenByAsm(List<Hooked> hooks, ClassReader reader, ClassWriter writer) {
    super(Opcodes.ASM9, writer);
    this.hooks = hooks;
    this.reader = reader;
  }

  static byte[] of(List<Hooked> hooks, byte[] original) {
    ClassReader reader = new ClassReader(new ClassFile(original).readable);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new WovenByAsm(hooks, reader, writer), 0);
    return writer.toByteArray();
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    if (List.of("peerHost", "host").contains(name)
        && descriptor.equals("Ljava/lang/String;")
        && (access & Opcodes.ACC_STATIC) == 0) {
      hostField = name;
    }
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
    List<Hooked> about = new ArrayList<>();
    for (Hooked hooked : hooks) {
      if ((access & NOT_WOVEN) == 0 && isMethod(hooked.hook, name, descriptor)) {
        about.add(hooked);
      }
    }
    for (Hooked hooked : about) {
      out =
          hooked.hook.isConnection()
              ? ConnectionVisitor.of(
                  out, hooked, reader.getClassName(), hostField, descriptor, () -> {})
              : new ValueVisitor(out, hooked, () -> {});
    }
    return out;
  }

  private static boolean isMethod(ClientHook hook, String name, String descriptor) {
    return (hook.method.isEmpty() || hook.method.equals(name))
        && (hook.arguments == ClientHook.ANY
            || hook.arguments == Type.getArgumentTypes(descriptor).length)
        && descriptor.substring(0, descriptor.indexOf(')')).endsWith(hook.lastParameters);
  }
}
