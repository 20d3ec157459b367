package bearer.agent.weave;

import bearer.agent.base.Privileged;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.net.URL;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Defines the places of the clients beside one copy of a library: the library's types come from the
 * library's own loader, the agent's from the agent's. Seen by nobody but its own classes.
 */
final class PlaceLoader extends ClassLoader {
  private static final String PLACES = "bearer.agent.clients.";
  private static final String REWRITING = "bearer.agent.rewriting.";
  private static final String AGENT = "bearer.agent.";

  /** The agent's own; read once, because an application's frames may be on the stack later. */
  private static final ProtectionDomain DOMAIN =
      Privileged.run(
          new PrivilegedAction<ProtectionDomain>() {
            @Override
            public ProtectionDomain run() {
              return Place.class.getProtectionDomain();
            }
          });

  static {
    registerAsParallelCapable();
  }

  private final ClientHook hook;
  private final String prefix;

  /**
   * @param hook one of those of the client, which knows what the library calls its types
   * @param prefix what the packages of a relocated copy begin with, such as {@code my/shaded/}, or
   *     empty
   */
  PlaceLoader(@Nullable ClassLoader library, ClientHook hook, String prefix) {
    super(library);
    this.hook = hook;
    this.prefix = prefix;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(PLACES) || name.startsWith(REWRITING)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : define(name);
      }
    }
    return name.startsWith(AGENT)
        ? Class.forName(name, false, Place.class.getClassLoader())
        : super.loadClass(name, resolve);
  }

  /** Class files alone: another agent that looks here for its configuration is to find none. */
  @Override
  public @Nullable URL getResource(String name) {
    return name.endsWith(".class") ? super.getResource(name) : null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.endsWith(".class") ? super.getResources(name) : Collections.emptyEnumeration();
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] file = classFile(name);
      return defineClass(name, file, 0, file.length, DOMAIN);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    } catch (LinkageError e) {
      Class<?> meanwhile = findLoadedClass(name);
      if (meanwhile == null) {
        throw e;
      }
      return meanwhile; // what another agent's transformer loaded before it came back needed it
    }
  }

  /** As it is defined here: under the library's own names. */
  byte[] classFile(String name) throws IOException {
    byte[] file = ClassBytes.read(name.replace('.', '/'));
    return prefix.isEmpty() && !hook.isRenamed()
        ? file
        : new Relocation(file, prefix, hook).relocated();
  }
}
