package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.rewriting.Rewritings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as ASM makes of every place of a library. */
@NullUnmarked
final class RelocationTest {
  private static final String PREFIX = "my/shaded/";

  static Stream<String> places() {
    return hooks().map(hook -> hook.place).distinct();
  }

  private static Stream<ClientHook> hooks() {
    return Stream.of(Clients.ofLibraries(), Rewritings.all())
        .flatMap(Stream::of)
        .filter(hook -> !hook.isJdk());
  }

  @ParameterizedTest
  @MethodSource("places")
  void place_isAsAsmMakesIt(String place) throws IOException {
    ClientHook hook = hooks().filter(one -> one.place.equals(place)).findFirst().orElseThrow();
    byte[] file = plain(ClassBytes.read(place.replace('.', '/')), null);
    byte[] relocated = new Relocation(file, PREFIX, hook).relocated();
    assertThat(ClassListing.of(relocated)).isEqualTo(ClassListing.of(plain(file, hook)));
    assertThat(said(relocated)).isEqualTo(said(plain(file, hook)));
  }

  /** Without what only reflection and debuggers read, under the copy's names if there is one. */
  private static byte[] plain(byte[] file, ClientHook hook) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor out = new WithoutSignatures(writer);
    new ClassReader(file)
        .accept(
            hook == null
                ? out
                : new ClassRemapper(
                    out,
                    new Remapper(Opcodes.ASM9) {
                      @Override
                      public String map(String type) {
                        return LinkCheck.isLibrary(type) ? PREFIX + hook.named(type) : type;
                      }
                    }),
            ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** What it extends, its fields, and its inner classes. */
  private static Map<String, Object> said(byte[] file) {
    Map<String, Object> said = new TreeMap<>();
    ClassReader reader = new ClassReader(file);
    said.put("name", reader.getClassName() + reader.getSuperName());
    said.put("interfaces", List.of(reader.getInterfaces()));
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            said.put("field " + name, descriptor + access + value);
            return null;
          }

          @Override
          public void visitInnerClass(String name, String outer, String inner, int access) {
            said.put("inner " + name, outer + inner + access);
          }
        },
        0);
    return said;
  }

  private static final class WithoutSignatures extends ClassVisitor {
    WithoutSignatures(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      super.visit(version, access, name, null, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return super.visitMethod(access, name, descriptor, null, exceptions);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      return super.visitField(access, name, descriptor, null, value);
    }
  }
}
