package bearer.agent.weave;

import java.util.Optional;

/** Opens the inside of {@code java.net.http} to the agent's own loader and to nobody else. */
final class HttpClientModule {
  private static final String INSIDE = "jdk.internal.net.http";

  private HttpClientModule() {}

  static boolean has(String internalName) {
    return internalName.startsWith("jdk/internal/net/http/");
  }

  static void open(OpenPackages packages) throws ReflectiveOperationException {
    Class<?> layer = Class.forName("java.lang.ModuleLayer");
    Object boot = layer.getMethod("boot").invoke(null);
    Optional<?> client =
        (Optional<?>) layer.getMethod("findModule", String.class).invoke(boot, "java.net.http");
    packages.openToAgent(client.get(), INSIDE, INSIDE + ".common");
  }
}
