package bearer.agent.bootstrap;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Finds the agent's jar, makes its class loader and hands over to it. */
final class Boot {
  private static @Nullable AgentClassLoader loader; // guarded by Boot.class

  private Boot() {}

  static synchronized void start(@Nullable String arguments, Instrumentation instrumentation)
      throws Exception {
    ProtectionDomain domain = Premain.class.getProtectionDomain();
    File jar = new File(domain.getCodeSource().getLocation().toURI());
    if (loader == null) {
      loader = new AgentClassLoader(jar, platformLoader(), domain);
    }
    loader
        .loadClass("bearer.agent.install.AgentMain")
        .getMethod("start", String.class, Instrumentation.class, Runnable.class)
        .invoke(null, arguments, instrumentation, new AppendBridge(instrumentation, jar, loader));
  }

  /** The topmost named loader: the platform loader, or on Java 8 the extension loader. */
  private static @Nullable ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  /** Where the bridge cannot be defined in java.base: the whole jar joins the boot class path. */
  private static final class AppendBridge implements Runnable {
    private final Instrumentation instrumentation;
    private final File jar;
    private final AgentClassLoader loader;

    AppendBridge(Instrumentation instrumentation, File jar, AgentClassLoader loader) {
      this.instrumentation = instrumentation;
      this.jar = jar;
      this.loader = loader;
    }

    @Override
    public void run() {
      try {
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
        loader.useAppendedBridge();
      } catch (java.io.IOException unreadable) {
        throw new IllegalStateException(unreadable.toString());
      }
    }
  }
}
