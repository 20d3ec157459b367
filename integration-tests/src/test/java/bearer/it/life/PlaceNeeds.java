package bearer.it.life;

import bearer.it.jvm.PackagedJar;
import bearer.it.life.LibraryFiles.Member;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What the agent's place for a hook names, read off its class files. */
final class PlaceNeeds extends ClassVisitor {
  private static final String PLACES = "bearer/agent/clients/";

  /** Methods and fields that are neither the JDK's nor the agent's. */
  final Set<Member> members = new HashSet<>();

  /** What may be the name of something private. */
  final Set<String> strings = new HashSet<>();

  private final PackagedJar agent;
  private final Set<String> read = new HashSet<>();

  PlaceNeeds(PackagedJar agent, String place) {
    super(Opcodes.ASM9);
    this.agent = agent;
    read(place.replace('.', '/'));
  }

  private void read(@Nullable String type) {
    if (type != null && type.startsWith(PLACES) && read.add(type)) {
      new ClassReader(agent.classFile(type.replace('/', '.'))).accept(this, 0);
    }
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    read(superName);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean isInterface) {
        need(new Member(owner, called, type));
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String used, String type) {
        need(new Member(owner, used, type));
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof String text) {
          strings.add(text);
        }
      }
    };
  }

  private void need(Member member) {
    read(member.owner());
    boolean others =
        member.owner().startsWith("java/") || member.owner().startsWith("bearer/agent/");
    if (!others && !member.name().equals("<init>")) {
      members.add(member);
    }
  }
}
