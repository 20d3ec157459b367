package bearer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.rewriting.Rewritings;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No call is moved by a copy of a library whose heads are not seen, one class of it missing. */
class HeadCheckTest {
  @ParameterizedTest
  @MethodSource("bearer.agent.weave.Library#all")
  void everyClassThatWritesHeads_notWoven_isFound(Library library) throws Exception {
    int moved = 0;
    int checked = 0;
    for (ClientHook moving : Rewritings.all()) {
      for (String type : moving.types()) {
        boolean isOver = moving.optional && heads(moving, library).isEmpty();
        if (!moving.isJdk() && library.has(type) && !isOver) {
          moved++;
          checked += check(moving, Class.forName(type, false, library), library);
        }
      }
    }
    assumeTrue(moved > 0, "calls of this library are not moved");
    assertThat(checked).as("heads of %s", library).isPositive();
  }

  private static int check(ClientHook moving, Class<?> type, Library library) throws Exception {
    List<Class<?>> heads = heads(moving, library);
    check(moving, type, heads);
    for (Class<?> missing : heads) {
      List<Class<?>> others = new ArrayList<>(heads);
      others.remove(missing);
      assertThatThrownBy(() -> check(moving, type, others))
          .isInstanceOf(LinkageError.class)
          .hasMessage("woven " + missing.getName());
    }
    return heads.size();
  }

  private static void check(ClientHook moving, Class<?> type, List<Class<?>> woven) {
    WovenClasses known = new WovenClasses();
    woven.forEach(head -> known.add(head.getClassLoader(), head.getName()));
    new HeadCheck(Clients.all(), maker(), known).check(moving, type, type);
  }

  private static List<Class<?>> heads(ClientHook moving, Library library) throws Exception {
    List<Class<?>> heads = new ArrayList<>();
    for (ClientHook hook : Clients.all()) {
      if (hook.isHead() && hook.client.equals(moving.client)) {
        for (String type : hook.types()) {
          if (library.has(type) && !heads.contains(Class.forName(type, false, library))) {
            heads.add(Class.forName(type, false, library));
          }
        }
      }
    }
    return heads;
  }

  private static PlaceMaker maker() {
    return new PlaceMaker(
        new OpenPackages(
            Modules.ofJvm(),
            (Instrumentation)
                Proxy.newProxyInstance(
                    HeadCheckTest.class.getClassLoader(),
                    new Class<?>[] {Instrumentation.class},
                    (proxy, method, arguments) -> {
                      throw new AssertionError("no named module here");
                    })));
  }
}
