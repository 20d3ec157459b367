package bearer.agent.bootstrap;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.File;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Finds the agent's jar, makes its class loader and hands over to it. */
final class Boot {
  @GuardedBy("Boot.class")
  private static boolean running; // the loader itself would be a key to everything of the agent's

  private Boot() {}

  /**
   * The method that is called by reflection has the parameters of {@code premain}, which the JVM
   * has just called so: of that shape newer JDKs have the method handle, of another they would make
   * one.
   *
   * @param method what is called unless an agent is active
   */
  static synchronized void start(
      String method, @Nullable String arguments, Instrumentation instrumentation) throws Exception {
    ProtectionDomain domain = Premain.class.getProtectionDomain();
    AgentClassLoader loader =
        new AgentClassLoader(instrumentation, jar(domain), platformLoader(), domain);
    loader
        .loadClass("bearer.agent.install.AgentMain")
        .getMethod(running ? "startAgain" : method, String.class, Instrumentation.class)
        .invoke(null, arguments, instrumentation);
    if (!running && !loader.isClosed()) {
      running = true;
      System.setProperty(
          "bearer-agent.version",
          String.valueOf(Premain.class.getPackage().getImplementationVersion()));
    }
  }

  /** What a command ends with. */
  static int program(String[] arguments) throws Exception {
    ProtectionDomain domain = Premain.class.getProtectionDomain();
    File jar = jar(domain);
    ClassLoader loader = AgentClassLoader.ofProgram(jar, platformLoader(), domain);
    return (Integer)
        loader
            .loadClass("bearer.agent.cli.Main")
            .getMethod("run", String.class, String[].class, OutputStream.class, OutputStream.class)
            .invoke(null, jar.getAbsolutePath(), arguments, System.out, System.err);
  }

  private static File jar(ProtectionDomain domain) throws Exception {
    CodeSource source = domain.getCodeSource();
    return source == null ? new File(jarOfResource()) : file(source.getLocation());
  }

  /** By way of a URI, whose parser few starts need, only if the name is an unusual one. */
  private static File file(URL location) throws Exception {
    String path = location.getPath();
    return "".equals(location.getHost()) && path.indexOf('%') < 0
        ? new File(path)
        : new File(location.toURI());
  }

  /** Some class loaders define classes without a code source, and so does the JVM's own. */
  private static URI jarOfResource() throws Exception {
    String url = Premain.class.getResource("Premain.class").toString(); // jar:file:/...!/...
    return new URI(url.substring("jar:".length(), url.indexOf("!/")));
  }

  /** The topmost named loader: the platform loader, or on Java 8 the extension loader. */
  private static @Nullable ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }
}
