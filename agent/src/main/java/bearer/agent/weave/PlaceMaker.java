package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Place;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes places: those of the JDK's clients in the agent's own loader, those of a library in a
 * loader beside that copy of it. Thread-safe; no lock is held while a class is loaded.
 */
final class PlaceMaker {
  private final OpenPackages packages;

  /** They live on through the places that the libraries' classes keep. */
  @GuardedBy("loaders")
  private final Map<@Nullable ClassLoader, Map<String, WeakReference<PlaceLoader>>> loaders =
      new WeakHashMap<>();

  PlaceMaker(OpenPackages packages) {
    this.packages = packages;
  }

  /**
   * @throws LinkageError if this JDK lacks what the place needs
   */
  Place ofJdk(ClientHook hook) {
    return make(hook.place, PlaceMaker.class.getClassLoader());
  }

  /**
   * @param type the class whose woven method runs, or a subclass of it
   * @param seer a class that sees all of the library
   * @throws LinkageError if this copy lacks what the place needs
   */
  Place ofLibrary(ClientHook hook, Class<?> type, Class<?> seer) {
    Class<?> woven = woven(hook, type);
    String prefix =
        java.util.Objects.requireNonNull(prefix(hook, woven.getName())).replace('.', '/');
    ClassLoader library = seer == type ? woven.getClassLoader() : seer.getClassLoader();
    PlaceLoader loader = loader(library, prefix);
    try {
      new LinkCheck(loader, packages).check(hook.place);
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged.toString());
    }
    return make(hook.place, loader);
  }

  private static Class<?> woven(ClientHook hook, Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (prefix(hook, c.getName()) != null) {
        return c;
      }
    }
    throw new NoClassDefFoundError(hook.types()[0]);
  }

  /** What stands before the name that the library's authors gave; null for another class. */
  private static @Nullable String prefix(ClientHook hook, String name) {
    for (String known : hook.types()) {
      if (name.equals(known)) {
        return "";
      } else if (name.endsWith('.' + known)) {
        return name.substring(0, name.length() - known.length());
      }
    }
    return null;
  }

  private PlaceLoader loader(@Nullable ClassLoader library, String prefix) {
    synchronized (loaders) {
      Map<String, WeakReference<PlaceLoader>> copies = loaders.get(library);
      if (copies == null) {
        copies = new java.util.HashMap<>();
        loaders.put(library, copies);
      }
      WeakReference<PlaceLoader> kept = copies.get(prefix);
      PlaceLoader loader = kept == null ? null : kept.get();
      if (loader == null) {
        loader = new PlaceLoader(library, prefix);
        copies.put(prefix, new WeakReference<>(loader));
      }
      return loader;
    }
  }

  private static Place make(String name, @Nullable ClassLoader loader) {
    try {
      Constructor<?> made = Class.forName(name, true, loader).getDeclaredConstructor();
      made.setAccessible(true);
      return (Place) made.newInstance();
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Error) {
        throw (Error) failed.getCause();
      }
      throw new IllegalStateException(failed.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
