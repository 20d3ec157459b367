package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.clients.Clients;
import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.rewriting.Rewritings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as ASM makes, of the JDK's own classes and of one that has all that there is. */
@NullUnmarked
@Timeout(60)
class ClassPatchTest {
  private static final ClientHook[] HOOKS =
      Stream.of(Clients.all(), Rewritings.all(), ConnectionHooks.all())
          .flatMap(Stream::of)
          .toArray(ClientHook[]::new);
  private static final String THING = Patched.Thing.class.getName().replace('.', '/');

  static Stream<String> jdkTypes() {
    return Stream.of(HOOKS)
        .filter(ClientHook::isJdk)
        .flatMap(hook -> Stream.of(hook.types()))
        .distinct()
        .filter(type -> classFile(type) != null);
  }

  @ParameterizedTest
  @MethodSource("jdkTypes")
  void jdksClass_isAsAsmMakesIt(String type) throws IOException {
    List<Hooked> hooks = Hooked.of(type, HOOKS);
    assertThat(hooks).allMatch(hooked -> hooked.hook.isJdk() && !hooked.hook.current);
    ClassPatch patch = new ClassPatch(hooks, classFile(type));
    List<String> woven = ClassListing.of(patch.woven());
    assertThat(patch.missed()).allMatch(missed -> missed.hook.optional);
    assertThat(woven).isEqualTo(ClassListing.of(WovenByAsm.of(hooks, classFile(type))));
    assertThat(woven).filteredOn(line -> line.contains("/Bridge, exit")).isNotEmpty();
  }

  @Test
  void theJdksClients_areAmongThem() {
    assertThat(jdkTypes())
        .contains(
            "sun.net.www.http.HttpClient",
            "sun.net.www.protocol.http.HttpURLConnection",
            "jdk.internal.net.http.MultiExchange",
            "jdk.internal.net.http.Http1Request",
            "jdk.internal.net.http.Stream",
            "sun.security.ssl.SSLSocketImpl",
            "javax.net.ssl.SSLEngine");
  }

  private static List<Hooked> all(String method, Class<?> type) {
    Client client = Client.ofConnections("Test", "Test");
    Method of = Method.of(method, ClientHook.ANY, type.getName());
    List<ClientHook> hooks =
        List.of(
            client.call(Kind.RECEIVER, "P", of, "receive", THING),
            client.call(Kind.LAST_ARGUMENT, "P", of, "take", THING),
            client.call(Kind.RESULT, "P", of, "make", THING),
            client.call(Kind.ANSWER, "P", of, "isSo|clear", null),
            client.call(Kind.ANSWER, "P", of, "other", THING),
            client.call(Kind.ANSWER, "P", of, "make", THING),
            client.argument(Kind.FIRST_ARGUMENT, "P", of, null),
            client.argument(Kind.BEGUN, "P", of, null),
            client.argument(Kind.RETURNED, "P", of, THING));
    List<Hooked> hooked = new ArrayList<>();
    hooks.forEach(hook -> hooked.add(new Hooked(hook, hooked.size() + 3)));
    return hooked;
  }

  @Test
  void everyKindOfInstructionFrameAndHook_isAsAsmMakesIt_andVerified() throws Exception {
    List<Hooked> hooks = all("work", Patched.class);
    byte[] file = classFile(Patched.class.getName());
    ClassPatch patch = new ClassPatch(hooks, file);
    byte[] woven = patch.woven();
    assertThat(patch.missed()).isEmpty();
    assertThat(ClassListing.of(woven)).isEqualTo(ClassListing.of(WovenByAsm.of(hooks, file)));
    assertThat(run(woven)).isEqualTo(run(file)).isEqualTo(new Patched().all());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RECEIVER", "LAST_ARGUMENT", "RESULT", "ANSWER", "BEGUN", "RETURNED"})
  void oneKindOfHook_isAsAsmMakesIt_andVerified(Kind kind) throws Exception {
    List<Hooked> hooks = all("work", Patched.class);
    hooks.removeIf(hooked -> hooked.hook.kind != kind);
    byte[] file = classFile(Patched.class.getName());
    byte[] woven = new ClassPatch(hooks, file).woven();
    assertThat(ClassListing.of(woven)).isEqualTo(ClassListing.of(WovenByAsm.of(hooks, file)));
    assertThat(run(woven)).isEqualTo(new Patched().all());
  }

  @Test
  void whatNoHookIsAbout_isCopiedByteForByte() throws IOException {
    List<Hooked> hooks = all("idle", Patched.class);
    hooks.removeIf(
        hooked ->
            hooked.hook.kind == Kind.BEGUN || hooked.hook.kind == Kind.FIRST_ARGUMENT); // anything
    byte[] file = classFile(Patched.class.getName());
    ClassPatch patch = new ClassPatch(hooks, file);
    assertThat(patch.woven()).isEqualTo(file);
    assertThat(patch.missed()).hasSameSizeAs(hooks);
  }

  /** A jump over so much that with a little more its offset has no room. */
  @ParameterizedTest
  @ValueSource(ints = {32_700, 32_760, 65_400, 65_525})
  void methodThatGetsTooLong_isNotWoven(int size) throws Exception {
    byte[] file = withJumpOver(size);
    List<Hooked> hooks = all("work", Patched.class);
    hooks.removeIf(hooked -> hooked.hook.kind != Kind.ANSWER);
    if (size == 32_700 || size == 65_400) {
      assertThat(ClassListing.of(new ClassPatch(hooks, file).woven()))
          .isEqualTo(ClassListing.of(WovenByAsm.of(hooks, file)));
    } else {
      assertThatThrownBy(() -> new ClassPatch(hooks, file).woven())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Cut off anywhere before its last method, it fails and does not go on for ever. */
  @Test
  void fileThatIsCutOff_fails() {
    byte[] file = classFile(Patched.class.getName());
    List<Hooked> hooks = all("work", Patched.class);
    for (int length = 10; length < file.length / 2; length += 7) {
      byte[] part = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> new ClassPatch(hooks, part).woven())
          .isInstanceOfAny(RuntimeException.class, IOException.class);
    }
  }

  /** Whoever goes through code with such a switch would never come to its end. */
  @ParameterizedTest
  @ValueSource(ints = {Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH})
  void switchOfFewerCasesThanNone_isRefused(int opcode) {
    byte[] code = new byte[20];
    code[0] = (byte) opcode;
    assertThat(OpcodeLengths.of(code, 0, 0)).isEqualTo(opcode == Opcodes.TABLESWITCH ? 20 : 12);
    code[opcode == Opcodes.TABLESWITCH ? 12 : 8] = (byte) 0x80; // the highest, or how many
    assertThatThrownBy(() -> OpcodeLengths.of(code, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] withJumpOver(int size) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, "Long", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(0, "work", "()V", null, null);
    method.visitCode();
    Label end = new Label();
    if (size < 33_000) {
      method.visitJumpInsn(Opcodes.GOTO, end);
    }
    method.visitMethodInsn(Opcodes.INVOKESTATIC, THING, "clear", "()V", false);
    for (int i = 0; i < size; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitLabel(end);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static Object run(byte[] file) throws Exception {
    Class<?> type = new Defined().define(file);
    Object patched = type.getDeclaredConstructor().newInstance();
    return type.getMethod("all").invoke(patched);
  }

  private static byte[] classFile(String type) {
    String name = type.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Defined extends ClassLoader {
    Defined() {
      super(ClassPatchTest.class.getClassLoader());
    }

    Class<?> define(byte[] file) {
      return defineClass(null, file, 0, file.length);
    }
  }
}
