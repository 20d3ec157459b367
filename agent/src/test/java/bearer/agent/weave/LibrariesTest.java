package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.rewriting.Rewritings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hook against the jars of every version, in this JVM and in seconds. */
class LibrariesTest {
  private static final ClientHook[] HOOKS =
      Stream.of(Clients.all(), Rewritings.all()).flatMap(Stream::of).toArray(ClientHook[]::new);
  private static final Map<String, List<Hooked>> HOOKED = new ConcurrentHashMap<>();

  @AfterEach
  void resetContextLoader() {
    Thread.currentThread().setContextClassLoader(LibrariesTest.class.getClassLoader());
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void everyHookedClass_wovenAndVerified_loads(Library library) throws Exception {
    List<String> woven = new ArrayList<>();
    for (String type : typesIn(library)) {
      ClassPatch patch = new ClassPatch(hooked(type), library.classFile(type));
      library.change(type, patch.woven());
      woven.add(type);
      assertThat(patch.missed()).allMatch(missed -> missed.hook.optional);
    }

    assertThat(woven).isNotEmpty();
    Thread.currentThread().setContextClassLoader(library); // for a library's own look-ups
    for (String type : woven) {
      assertThat(Class.forName(type, true, library).getClassLoader()).isSameAs(library);
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void everyHookedClass_isAsAsmMakesIt(Library library) throws Exception {
    for (String type : typesIn(library)) {
      byte[] file = library.classFile(type);
      ClassPatch patch = new ClassPatch(hooked(type), file);
      Weaver asm = new Weaver(hooked(type), file);
      List<String> expected = new ArrayList<>(ClassListing.of(asm.woven()));
      if (!FullFrames.areOf(file[7])) { // which ASM writes for such class files too
        expected.removeIf(line -> line.startsWith("[frame"));
      }
      assertThat(ClassListing.of(patch.woven())).as(type).isEqualTo(expected);
      assertThat(patch.missed()).isEqualTo(asm.missed());
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void everyPlace_besideTheLibrary_isMade(Library library) throws Exception {
    for (ClientHook hook : HOOKS) {
      for (String type : hook.types()) {
        if (!hook.isJdk() && library.has(type) && isWoven(hook, type, library)) {
          assertThat(make(hook, type, library).getClass().getName()).isEqualTo(hook.place);
        }
      }
    }
  }

  /** What is optional need not be there, and its place is not asked for then. */
  private static boolean isWoven(ClientHook hook, String type, Library library) throws IOException {
    ClassPatch patch = new ClassPatch(hooked(type), library.classFile(type));
    patch.woven();
    return patch.missed().stream().noneMatch(missed -> missed.hook == hook);
  }

  @Test
  void everyHookOfALibrary_isWovenInSomeVersion() throws Exception {
    Set<String> found = new TreeSet<>();
    for (Library library : Library.all().toList()) {
      found.addAll(typesIn(library));
    }

    Set<String> all = new TreeSet<>();
    for (ClientHook hook : HOOKS) {
      if (!hook.isJdk()) {
        all.addAll(List.of(hook.types()));
      }
    }
    assertThat(found).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void aHookedMethodThatHasChanged_isLeftAlone(Library library) throws Exception {
    for (String type : typesIn(library)) {
      for (Change change : Change.values()) {
        ClassPatch patch =
            new ClassPatch(hooked(type), changed(library.classFile(type), change, type));
        patch.woven();
        List<Hooked> expected = new ArrayList<>(hooked(type));
        if (change == Change.MORE_PARAMETERS) {
          expected.removeIf(known -> known.hook.arguments == ClientHook.ANY);
        }
        assertThat(patch.missed()).as(type + " " + change).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void aClassOrMethodThatAPlaceNeeds_missing_makesNoPlace(Library library) throws Exception {
    for (ClientHook hook : HOOKS) {
      for (String type : hook.types()) {
        if (!hook.isJdk() && library.has(type)) {
          missingParts(hook, type, library);
        }
      }
    }
  }

  /** What the check of the place asked the library for, taken away one after the other. */
  private static void missingParts(ClientHook hook, String type, Library library) throws Exception {
    Set<String> needed = needs(hook, true);
    for (String need : needed) {
      Library without = library.again();
      Class<?> woven = Class.forName(type, false, without);
      without.hide(need);
      assertThatThrownBy(() -> maker().ofLibrary(hook, woven, woven))
          .as("%s without %s", hook.place, need)
          .isInstanceOf(LinkageError.class)
          .satisfies(e -> assertThat(e.toString().replace('/', '.')).contains(need));
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void aMethodThatAPlaceNeeds_nowStatic_makesNoPlace(Library library) throws Exception {
    for (ClientHook hook : HOOKS) {
      for (String type : hook.types()) {
        if (!hook.isJdk() && library.has(type)) {
          for (String need : needs(hook, false)) {
            if ((new ClassReader(library.classFile(need)).getAccess() & Opcodes.ACC_INTERFACE)
                != 0) {
              continue;
            }
            Library changed = library.again();
            for (String c = need; library.has(c); c = superclass(library.classFile(c))) {
              changed.change(c, allStatic(library.classFile(c)));
            }
            assertThatThrownBy(() -> make(hook, type, changed))
                .as("%s with static methods in %s", hook.place, need)
                .isInstanceOf(NoSuchMethodError.class);
          }
        }
      }
    }
  }

  private static String superclass(byte[] classFile) {
    return new ClassReader(classFile).getSuperName().replace('/', '.');
  }

  private static byte[] allStatic(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] thrown) {
                boolean changes = !name.startsWith("<");
                int now = changes ? (access & ~Opcodes.ACC_ABSTRACT) | Opcodes.ACC_STATIC : access;
                throwing(super.visitMethod(now, name, descriptor, signature, thrown));
                return null;
              }
            },
            0);
    return writer.toByteArray();
  }

  /** The library's classes that a place names, read off its class file. */
  private static Set<String> needs(ClientHook hook, boolean constructors) throws IOException {
    Set<String> names = new TreeSet<>();
    new ClassReader(ClassBytes.read(hook.place.replace('.', '/')))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String n, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String name, String type, boolean isInterface) {
                    if (LinkCheck.isLibrary(owner) && (constructors || isOfObject(opcode, name))) {
                      names.add(hook.named(owner).replace('/', '.'));
                    }
                  }
                };
              }
            },
            0);
    return names;
  }

  private static boolean isOfObject(int opcode, String name) {
    return opcode != Opcodes.INVOKESTATIC && !name.startsWith("<");
  }

  private static Object make(ClientHook hook, String type, Library library) throws Exception {
    Class<?> woven = Class.forName(type, false, library);
    return maker().ofLibrary(hook, woven, woven);
  }

  private static PlaceMaker maker() {
    return new PlaceMaker(
        new OpenPackages(
            Modules.ofJvm(),
            (Instrumentation)
                Proxy.newProxyInstance(
                    LibrariesTest.class.getClassLoader(),
                    new Class<?>[] {Instrumentation.class},
                    (proxy, method, arguments) -> {
                      throw new AssertionError("no named module here");
                    })));
  }

  private static List<Hooked> hooked(String type) {
    return HOOKED.computeIfAbsent(type, one -> Hooked.of(one, HOOKS));
  }

  private static Set<String> typesIn(Library library) throws IOException {
    Set<String> types = new TreeSet<>();
    for (ClientHook hook : HOOKS) {
      for (String type : hook.types()) {
        if (!hook.isJdk() && library.has(type)) {
          types.add(type);
        }
      }
    }
    return types;
  }

  private enum Change {
    RENAMED,
    STATIC,
    MORE_PARAMETERS
  }

  private static void throwing(MethodVisitor method) {
    method.visitCode();
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ATHROW);
    method.visitMaxs(1, 20);
    method.visitEnd();
  }

  /** As a next version might have it; it need not load. */
  private static byte[] changed(byte[] classFile, Change change, String type) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            boolean hooked =
                hooked(type).stream().anyMatch(known -> known.hook.method.equals(name));
            if (!hooked) {
              return super.visitMethod(access, name, descriptor, signature, thrown);
            }
            throwing(
                switch (change) {
                  case RENAMED ->
                      super.visitMethod(access, name + "2", descriptor, signature, thrown);
                  case STATIC ->
                      super.visitMethod(
                          access | Opcodes.ACC_STATIC, name, descriptor, signature, thrown);
                  case MORE_PARAMETERS ->
                      super.visitMethod(
                          access, name, descriptor.replace("(", "(IIIIIII"), null, thrown);
                });
            return null;
          }
        },
        0);
    return writer.toByteArray();
  }
}
