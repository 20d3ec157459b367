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
 *                                       └── this loader: agent, Jackson, HttpCore, Caffeine
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

  /** The segments of our own classes, in the order in which they are looked through. */
  private volatile String[] ours = oursWith("linked");

  AgentClassLoader(
      Instrumentation instrumentation,
      File jar,
      @Nullable ClassLoader parent,
      ProtectionDomain domain)
      throws IOException {
    this(
        instrumentation,
        jar,
        Segments.of(jar, "core", "linked", "linked-appended", "suffixes", "token", CACHE, "store"),
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
      ours = oursWith("linked-appended");
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

  /**
   * Defines a class of ours at once, under no lock: whom the JVM asks has it for the first time,
   * and of several that define one each gets that of the first.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOurs(name)) {
      Class<?> known = name.startsWith("java.") ? ofBoot(name) : null;
      return known != null ? known : super.loadClass(name, resolve);
    }
    return define(name);
  }

  /** At once from the JVM: else three loaders are asked, each under a lock made for the name. */
  private static @Nullable Class<?> ofBoot(String name) {
    try {
      return System.getSecurityManager() == null ? Class.forName(name, false, null) : null;
    } catch (ClassNotFoundException elsewhere) {
      return null;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      for (String segment : segmentsOf(name)) {
        Class<?> defined = segments.define(segment, name, this);
        if (defined != null) {
          return defined;
        }
      }
    } catch (LinkageError e) {
      Class<?> meanwhile = findLoadedClass(name);
      if (meanwhile == null) {
        throw e;
      }
      return meanwhile; // by another thread, or for another agent's transformer in this one
    }
    throw new ClassNotFoundException(name);
  }

  /** Of a segment. */
  Class<?> define(String name, byte[] content, int start, int length) {
    return defineClass(name, content, start, length, domain);
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
    for (String segment : segmentsOf(name)) {
      byte[] found = segments.classFile(segment, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * @param linked of those that know the bridge
   */
  private static String[] oursWith(String linked) {
    return new String[] {"core", linked, "suffixes", "store", "cli"};
  }

  /** Where a dependency's class is, or one of our own, or the bridge in java.lang. */
  private String[] segmentsOf(String name) {
    switch (name.charAt(0)) {
      case 'c':
        return new String[] {name.startsWith("com.github.") ? CACHE : "token"};
      case 'o':
        return new String[] {"token"};
      case 'p':
        return new String[] {"cli"};
      default:
        return ours;
    }
  }

  /** Asked for each class that one of ours needs: mostly the JDK's, told by one letter. */
  private static boolean isOurs(String name) {
    switch (name.charAt(0)) {
      case 'b':
        return name.startsWith("bearer.agent.") && !name.startsWith("bridge.", 13);
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
