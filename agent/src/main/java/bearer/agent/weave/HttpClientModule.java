package bearer.agent.weave;

/** Opens the inside of {@code java.net.http} to the agent's own loader and to nobody else. */
final class HttpClientModule {
  private static final String INSIDE = "jdk.internal.net.http";

  private HttpClientModule() {}

  static boolean has(String internalName) {
    return internalName.startsWith("jdk/internal/net/http/");
  }

  static void open(OpenPackages packages) {
    packages.openToAgent("java.net.http", INSIDE, INSIDE + ".common");
  }
}
