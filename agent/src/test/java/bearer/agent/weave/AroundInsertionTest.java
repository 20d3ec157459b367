package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as ASM makes, alone and around each other, and the JVM verifies and runs it. */
@NullUnmarked
@Timeout(120)
class AroundInsertionTest {
  private static final Client CLIENT = new Client("Sample", "Sample", Frames.opening("sample."));

  /** Each way in which a method is woven; a constructor has one alone. */
  enum Way {
    ENTER,
    EXIT,
    AROUND,
    PUT_OFF,
    HELD;

    ClientHook hook(String place, Method method) {
      return switch (this) {
        case ENTER -> CLIENT.enter(place, method);
        case EXIT -> CLIENT.exit(place, method);
        case AROUND -> CLIENT.around(place, method);
        case PUT_OFF -> CLIENT.putOff(place, method);
        case HELD -> CLIENT.held(place, method);
      };
    }
  }

  /** A method for each type, with all kinds of returns and frames. */
  public static final class Sample {
    private final List<Object> worked = new ArrayList<>();

    public Sample() {
      this(3L, "more".length() > 3 ? "text" : null, 7);
    }

    Sample(long wide, String text, int number) {
      for (int i = 0; i < number; i++) {
        worked.add(text + wide);
      }
    }

    void work(List<Object> to) {
      if (to.size() > 2) {
        return;
      }
      to.add("void");
    }

    boolean work(boolean so) {
      return !so || worked.isEmpty();
    }

    byte work(byte number, double[] many) {
      return many.length > 1 ? (byte) -number : number;
    }

    char work(int number, char letter) {
      return (char) (letter + number);
    }

    short work(long wide, short number) {
      return (short) (wide * number);
    }

    int work(float real, long wide, int number) {
      int sum = number;
      while (sum < 1000) {
        sum += (int) (wide + real);
      }
      return sum;
    }

    long work(double real, long wide) {
      try {
        return wide / (long) real;
      } catch (ArithmeticException zero) {
        return -1;
      } finally {
        worked.add(real);
      }
    }

    float work(Object any, float real) {
      return any == null ? real : -real;
    }

    double work(String[][] texts, double real) {
      double sum = 0;
      for (String[] line : texts) {
        for (String text : line) {
          sum += text.length() * real;
        }
      }
      return sum;
    }

    Object work(String text, Object any) {
      Object made = new ArrayList<>(any == null ? List.of(text, 1) : List.of(any));
      synchronized (this) {
        return text.isEmpty() ? any : made;
      }
    }

    int[] work(int[] numbers) {
      return numbers.length == 0 ? null : numbers;
    }

    /** What all of them answer. */
    public List<Object> all() {
      work(worked);
      worked.add(work(true));
      worked.add(work((byte) 3, new double[] {1, 2}));
      worked.add(work(2, 'c'));
      worked.add(work(5L, (short) 7));
      worked.add(work(1.5f, 20L, 3));
      worked.add(work(2.5, 9L));
      worked.add(work(0.5, 9L));
      worked.add(work(new Object(), 1.25f));
      worked.add(work(new String[][] {{"a", "bc"}, {"def"}}, 0.5));
      worked.add(work("text", null));
      worked.add(work("", "any"));
      worked.add(work(new int[] {4})[0]);
      return worked;
    }
  }

  static Stream<List<Way>> ways() {
    List<List<Way>> all = new ArrayList<>();
    for (Way first : Way.values()) {
      all.add(List.of(first));
      for (Way second : Way.values()) {
        all.add(List.of(first, second));
        for (Way third : Way.values()) {
          all.add(List.of(first, second, third));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void method_isAsAsmMakesIt_andRuns(List<Way> ways) throws Exception {
    byte[] file = ClassBytes.read(Sample.class.getName().replace('.', '/'));
    List<Hooked> hooks = hooked(ways, Method.of("work", ClientHook.ANY, "Sample"));
    byte[] woven = patched(hooks, file);
    assertThat(all(woven)).isEqualTo(new Sample().all());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void methodWithEveryKindOfFrame_isAsAsmMakesIt_andRuns(List<Way> ways) throws Exception {
    byte[] file = ClassBytes.read(Patched.class.getName().replace('.', '/'));
    List<Hooked> hooks = hooked(ways, Method.of("work", ClientHook.ANY, "Patched"));
    assertThat(all(patched(hooks, file))).isEqualTo(new Patched().all());
  }

  @Test
  void constructor_isAsAsmMakesIt_andRuns() throws Exception {
    byte[] file = ClassBytes.read(Sample.class.getName().replace('.', '/'));
    List<Hooked> hooks =
        hooked(List.of(Way.EXIT, Way.EXIT), Method.constructor(ClientHook.ANY, "", "Sample"));
    assertThat(all(patched(hooks, file))).isEqualTo(new Sample().all());
  }

  /** Its own variables are so many that ours have numbers of two bytes. */
  @ParameterizedTest
  @ValueSource(ints = {253, 254, 255, 256, 1000, 65_529})
  void methodWithManyVariables_isAsAsmMakesIt_andLoads(int variables) throws Exception {
    List<Hooked> hooks =
        hooked(List.of(Way.HELD, Way.AROUND), Method.of("work", ClientHook.ANY, "Many"));
    byte[] woven = patched(hooks, withVariables(variables));
    assertThat(Class.forName("Many", true, new Defined("Many", woven))).hasDeclaredMethods("work");
  }

  /** What comes to the agent has been checked by nobody: it is woven, or refused, and soon. */
  @ParameterizedTest
  @ValueSource(classes = {Sample.class, Patched.class})
  void fileWithWrongBytes_isWovenOrRefused(Class<?> type) throws IOException {
    byte[] file = ClassBytes.read(type.getName().replace('.', '/'));
    List<Hooked> hooks =
        hooked(List.of(Way.HELD, Way.AROUND), Method.of("work", ClientHook.ANY, "Any"));
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] wrong = file.clone();
      for (int bytes = 1 + i % 3; bytes > 0; bytes--) {
        wrong[8 + random.nextInt(wrong.length - 8)] = (byte) random.nextInt();
      }
      try {
        assertThat(new ClassPatch(hooks, wrong).woven()).isNotEmpty();
      } catch (RuntimeException | IOException wanted) {
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 4900);
  }

  private static byte[] withVariables(int variables) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Many", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(0, "work", "(JLjava/lang/String;)I", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, variables);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void methodWithNoRoomForMoreVariables_isNotWoven() {
    List<Hooked> hooks =
        hooked(List.of(Way.HELD, Way.AROUND), Method.of("work", ClientHook.ANY, "Many"));
    assertThatThrownBy(() -> new ClassPatch(hooks, withVariables(65_530)).woven())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] patched(List<Hooked> hooks, byte[] file) throws IOException {
    ClassPatch patch = new ClassPatch(hooks, file);
    byte[] woven = patch.woven();
    assertThat(patch.missed()).isEmpty();
    assertThat(ClassListing.of(woven))
        .isEqualTo(ClassListing.of(new Weaver(hooks, file).woven()))
        .filteredOn(line -> line.contains("/Bridge, "))
        .isNotEmpty();
    return woven;
  }

  private static List<Hooked> hooked(List<Way> ways, Method method) {
    List<Hooked> hooked = new ArrayList<>();
    for (Way way : ways) {
      hooked.add(new Hooked(way.hook("P" + hooked.size(), method), hooked.size() + 4));
    }
    return hooked;
  }

  private static Object all(byte[] file) throws Exception {
    String name = new ClassReader(file).getClassName().replace('/', '.');
    Class<?> type = new Defined(name, file).loadClass(name);
    return type.getMethod("all").invoke(type.getDeclaredConstructor().newInstance());
  }

  private static final class Defined extends ClassLoader {
    private final String name;
    private final byte[] file;

    Defined(String name, byte[] file) {
      super(AroundInsertionTest.class.getClassLoader());
      this.name = name;
      this.file = Arrays.copyOf(file, file.length);
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      Class<?> known = wanted.equals(name) ? findLoadedClass(wanted) : null;
      return known != null
          ? known
          : wanted.equals(name)
              ? defineClass(name, file, 0, file.length)
              : super.loadClass(wanted, resolve);
    }
  }
}
