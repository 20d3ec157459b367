package bearer.agent.install;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens the inside of {@code java.net.http} to the agent's own loader and to nobody else. */
final class HttpClientModule {
  private static final String INSIDE = "jdk.internal.net.http";

  private HttpClientModule() {}

  static boolean has(String internalName) {
    return internalName.startsWith("jdk/internal/net/http/");
  }

  static void open(Instrumentation instrumentation) throws ReflectiveOperationException {
    Class<?> module = Class.forName("java.lang.Module");
    Class<?> layer = Class.forName("java.lang.ModuleLayer");
    Object boot = layer.getMethod("boot").invoke(null);
    Optional<?> client =
        (Optional<?>) layer.getMethod("findModule", String.class).invoke(boot, "java.net.http");
    Method own = Class.class.getMethod("getModule");
    Map<String, Set<?>> opens =
        Collections.singletonMap(INSIDE, Collections.singleton(own.invoke(HttpClientModule.class)));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            client.get(),
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
