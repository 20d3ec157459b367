package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.bridge.Bridge;
import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a method does that is woven to be put off, on a bridge of the test's own. */
final class PutOffTest {
  private static final String SAMPLE = PutOffTest.class.getName() + "$Sample";
  private static final Client CLIENT = new Client("Sample", "Sample", Frames.opening("sample."));
  private static final ClientHook PUT_OFF = CLIENT.putOff("Later", Method.of("run", 6, SAMPLE));
  private static final ClientHook HELD = CLIENT.held("Held", Method.of("held", 3, SAMPLE));
  private static final ClientHook AROUND = CLIENT.around("Head", Method.of("run", 6, SAMPLE));

  private static final ClientHook ASKED = CLIENT.putOff("Later", Method.of("answer", 2, SAMPLE));

  /** Begins with a loop, so that the first instruction has a stack map of its own. */
  public static final class Sample {
    public static String run(List<String> ran, String word) {
      new Sample().run(7L, word, 0.5, new int[] {1, 2}, true, ran);
      return ran.toString();
    }

    public static String held(List<String> ran, String word) {
      Object answer = new Sample().held(7L, word, ran);
      return ran + (answer == ran ? " last" : " other");
    }

    Iterable<String> held(long a, String b, List<String> ran) {
      ran.add(a + b);
      return new ArrayList<>(ran);
    }

    public static String ask(List<String> ran, String word) {
      return new Sample().answer(ran, word);
    }

    String answer(List<String> ran, String word) {
      for (int i = 0; i < 2; i++) {
        ran.add(word);
      }
      return word;
    }

    void run(long a, String b, double c, int[] d, boolean e, List<String> ran) {
      do {
        if (a > 6) {
          ran.add(a + b + c + d.length + e);
        }
      } while (--a > 5);
    }
  }

  private final List<String> told = new ArrayList<>();
  private final List<String> ran = new ArrayList<>();
  private @Nullable URLClassLoader loader;

  @AfterEach
  void close() throws Exception {
    if (loader != null) {
      loader.close();
    }
  }

  @Test
  void method_thatIsNotPutOff_runsWithTheArgumentsOfThePlace() throws Exception {
    assertThat(run(null, PUT_OFF)).isEqualTo("[7other0.52true]");
    assertThat(told).containsExactly("enter 0");
  }

  @Test
  void method_thatIsPutOff_doesNotRun() throws Exception {
    assertThat(run(Place.PUT_OFF, PUT_OFF)).isEqualTo("[]");
    assertThat(told).containsExactly("enter 0");
  }

  @Test
  void method_thatIsWovenByAnotherToo_isPutOffBeforeThat() throws Exception {
    assertThat(run(Place.PUT_OFF, PUT_OFF, AROUND)).isEqualTo("[]");
    assertThat(run("state", PUT_OFF, AROUND)).isEqualTo("[7other0.52true]");
    assertThat(told).contains("enter 1", "exit 1");
  }

  @Test
  void methodThatReturnsSomething_thatIsHeld_doesNotRunAndReturnsItsLastArgument()
      throws Exception {
    assertThat(invoke("held", Place.PUT_OFF, HELD)).isEqualTo("[] last");
    assertThat(told).containsExactly("enter 0");
  }

  @Test
  void methodThatReturnsSomething_thatIsNotHeld_runsAndIsSeenToReturn() throws Exception {
    assertThat(invoke("held", "state", HELD)).isEqualTo("[7other] other");
    assertThat(told).containsExactly("enter 0", "exit 0");
  }

  @Test
  void methodWithAResult_thatIsPutOff_returnsWhatThePlaceAnswers() throws Exception {
    assertThat(invoke("ask", Place.PUT_OFF, ASKED)).isEqualTo("of the place");
    assertThat(ran).isEmpty();
    assertThat(told).containsExactly("enter 0", "exit 0");
  }

  @Test
  void methodWithAResult_thatIsNotPutOff_returnsItsOwn() throws Exception {
    assertThat(invoke("ask", null, ASKED)).isEqualTo("other");
    assertThat(ran).containsExactly("other", "other");
    assertThat(told).containsExactly("enter 0");
  }

  private String run(@Nullable Object answer, ClientHook... hooks) throws Exception {
    return invoke("run", answer, hooks);
  }

  private String invoke(String method, @Nullable Object answer, ClientHook... hooks)
      throws Exception {
    Class<?> sample = woven(answer, hooks).loadClass(SAMPLE);
    return (String) sample.getMethod(method, List.class, String.class).invoke(null, ran, "word");
  }

  private ClassLoader woven(@Nullable Object answer, ClientHook... hooks) throws Exception {
    byte[] woven =
        new ClassPatch(Hooked.of(SAMPLE, hooks), ClassBytes.read(SAMPLE.replace('.', '/'))).woven();
    URL bridge = Bridge.class.getProtectionDomain().getCodeSource().getLocation();
    URLClassLoader made =
        new URLClassLoader(new URL[] {bridge}, ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.equals(SAMPLE)
                ? defineClass(name, woven, 0, woven.length)
                : super.findClass(name);
          }
        };
    loader = made;
    Class<?> places = made.loadClass("bearer.agent.bridge.Places");
    made.loadClass("bearer.agent.bridge.Bridge")
        .getMethod("connect", Object.class, places)
        .invoke(
            null,
            new Object(),
            Proxy.newProxyInstance(
                made,
                new Class<?>[] {places},
                (self, method, arguments) -> called(method.getName(), arguments, answer)));
    return made;
  }

  private @Nullable Object called(String method, Object[] arguments, @Nullable Object answer) {
    told.add(method + ' ' + arguments[0]);
    if (method.equals("enter")) {
      ((Object[]) arguments[2])[1] = "other";
      return answer;
    }
    return arguments[1] == Place.PUT_OFF ? "of the place" : arguments[4];
  }
}
