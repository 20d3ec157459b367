package bearer.agent.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes and its dependencies, from segments of the agent's jar in which no
 * class-path scan sees a class. Sees the JDK and itself, never the application; is seen by nobody.
 *
 * <pre>
 *   boot (java.base: the bridge) ◄── platform ◄── application loaders, woven client classes
 *                                       ▲
 *                                       └── this loader: agent, Byte Buddy, Jackson, HttpCore, Caffeine
 * </pre>
 */
public final class AgentClassLoader extends ClassLoader implements Runnable, Closeable {
  private static final String CACHE =
      System.getProperty("java.specification.version").startsWith("1.") ? "cache-8" : "cache-11";

  static {
    registerAsParallelCapable();
  }

  private final @Nullable Instrumentation instrumentation;
  private final File jar;
  private volatile Segments segments;
  private final ProtectionDomain domain;
  private volatile boolean closed;
  private volatile String linked = "linked";

  AgentClassLoader(
      Instrumentation instrumentation,
      File jar,
      @Nullable ClassLoader parent,
      ProtectionDomain domain)
      throws IOException {
    this(
        instrumentation,
        jar,
        Segments.of(
            jar, "core", "linked", "linked-appended", "suffixes", "asm", "token", CACHE, "store"),
        parent,
        domain);
  }

  private AgentClassLoader(
      @Nullable Instrumentation instrumentation,
      File jar,
      Segments segments,
      @Nullable ClassLoader parent,
      ProtectionDomain domain) {
    super(parent);
    this.instrumentation = instrumentation;
    this.jar = jar;
    this.segments = segments;
    this.domain = domain;
  }

  /** Of the command line, which is no agent. */
  static AgentClassLoader ofProgram(File jar, @Nullable ClassLoader parent, ProtectionDomain domain)
      throws IOException {
    Segments segments = Segments.of(jar, "core", "suffixes", "token", CACHE, "store", "cli");
    return new AgentClassLoader(null, jar, segments, parent, domain);
  }

  /**
   * Where the bridge cannot be defined in java.base: the whole jar joins the boot class path, and
   * from now on the classes that know the bridge are those for a bridge there.
   */
  @Override
  public void run() {
    if (instrumentation == null) {
      throw new IllegalStateException("no agent");
    }
    try {
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      linked = "linked-appended";
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable.toString());
    }
  }

  /** Said by an agent that stays inactive: nothing more will be loaded. */
  @Override
  public void close() {
    closed = true;
    segments = Segments.none();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOurs(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] found = classFile(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      return defineClass(name, found, 0, found.length, domain);
    } catch (LinkageError e) {
      Class<?> meanwhile = findLoadedClass(name);
      if (meanwhile == null) {
        throw e;
      }
      return meanwhile; // what another agent's transformer loaded before it came back needed it
    }
  }

  /**
   * Only class files can be read: ours, those of the bridge, and the JDK's, which other agents look
   * up from here when they transform ours. Nothing else is a resource.
   */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (!name.endsWith(".class")) {
      return null;
    }
    byte[] found = classFile(name.substring(0, name.length() - 6).replace('/', '.'));
    return found == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(found);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return name.endsWith(".class") ? super.getResource(name) : null;
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    return Collections.emptyEnumeration();
  }

  private byte @Nullable [] classFile(String name) {
    String library = libraryOf(name);
    if (library != null) {
      return segments.classFile(library, name);
    } else if (name.equals("bearer.agent.net.PublicSuffixTable")) {
      return segments.classFile("suffixes", name);
    } else if (name.startsWith("bearer.agent.store.")) {
      return segments.classFile("store", name);
    }
    byte[] found = segments.classFile("core", name);
    if (found == null) {
      found = segments.classFile(linked, name);
    }
    return found != null ? found : segments.classFile("cli", name);
  }

  /** The segment of a dependency's classes; null for our own, and the bridge in java.lang. */
  private static @Nullable String libraryOf(String name) {
    switch (name.charAt(0)) {
      case 'n':
        return "asm";
      case 'c':
        return name.startsWith("com.github.") ? CACHE : "token";
      case 'o':
        return "token";
      case 'p':
        return "cli";
      default:
        return null;
    }
  }

  /** Asked for each class that one of ours needs: mostly the JDK's, told by one letter. */
  private static boolean isOurs(String name) {
    switch (name.charAt(0)) {
      case 'b':
        return name.startsWith("bearer.agent.") && !name.startsWith("bearer.agent.bridge.");
      case 'n':
        return name.startsWith("net.bytebuddy.");
      case 'c':
        return name.startsWith("com.fasterxml.") || name.startsWith("com.github.benmanes.");
      case 'o':
        return name.startsWith("org.apache.hc.");
      case 'p':
        return name.startsWith("picocli.");
      default:
        return false;
    }
  }
}
