package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice is pasted into class files as old as version 46: it may use nothing younger. */
class AdviceBytecodeTest {
  static List<String> adviceClasses() {
    return Arrays.stream(Clients.all())
        .filter(hook -> hook.kind == ClientHook.Kind.ADVICE)
        .map(hook -> hook.advice)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("adviceClasses")
  void advice_hasNoInvokedynamicAndNoClassConstant(String advice) throws Exception {
    List<String> tooYoung = new ArrayList<>();
    try (InputStream in = resource(advice)) {
      new ClassReader(in.readAllBytes()).accept(new Scan(tooYoung), 0);
    }

    assertThat(tooYoung).isEmpty();
  }

  private static InputStream resource(String advice) {
    return AdviceBytecodeTest.class.getResourceAsStream("/" + advice.replace('.', '/') + ".class");
  }

  private static final class Scan extends ClassVisitor {
    private final List<String> tooYoung;

    Scan(List<String> tooYoung) {
      super(Opcodes.ASM9);
      this.tooYoung = tooYoung;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String method, String type, Handle bootstrap, Object... arguments) {
          tooYoung.add(name + ": invokedynamic");
        }

        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof Type || value instanceof Handle) {
            tooYoung.add(name + ": " + value);
          }
        }
      };
    }
  }
}
