package bearer.agent.weave;

import bearer.agent.base.AgentThread;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Defines the bridge inside java.base, where every class loader sees it, OSGi's and JBoss Modules'
 * included. From Java 9 on, java.base is opened for that to the agent's own loader and to nobody
 * else; on Java 8 {@code Unsafe} does it.
 */
final class BridgeDefiner {
  private static final String[] NAMES = {"BearerAgentPlaces", "BearerAgentBridge"};

  /**
   * The bridge's; that of a connection, whose target is in protected fields; what a repetition
   * needs; the heads.
   */
  private static final String[] OPEN = {
    "java.lang",
    "java.net",
    "sun.net.www.http",
    "sun.net.www.protocol.http",
    "sun.net.www.protocol.https",
    "sun.net.www"
  };

  private final OpenPackages packages;

  BridgeDefiner(OpenPackages packages) {
    this.packages = packages;
  }

  void defineInJavaBase() throws Exception {
    openPackages();
    if (packages.modules == null) {
      defineWithUnsafe();
    } else {
      for (String name : NAMES) {
        packages.modules.defineInJavaLang(bytes(name));
      }
    }
    AgentThread.javaLangIsOpen();
  }

  /** Opens what the JDK clients' hooks need, where the bridge itself is elsewhere. */
  void openJavaBase() {
    try {
      openPackages();
      AgentThread.javaLangIsOpen();
    } catch (RuntimeException impossible) {
      throw new IllegalStateException("java.base cannot be opened: " + impossible);
    }
  }

  private void openPackages() {
    packages.openToAgent("java.base", OPEN);
  }

  private static void defineWithUnsafe() throws Exception {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field instance = unsafe.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    Method define =
        unsafe.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    for (String name : NAMES) {
      byte[] bytes = bytes(name);
      define.invoke(instance.get(null), "java.lang." + name, bytes, 0, bytes.length, null, null);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    return ClassBytes.read("java/lang/" + name);
  }
}
