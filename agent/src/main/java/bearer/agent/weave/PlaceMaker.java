package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.LaterPlace;
import bearer.agent.hop.Place;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** What is known to lack something, by the loader that has it. */
  @GuardedBy("misfits")
  private final Map<@Nullable ClassLoader, Set<String>> misfits = new WeakHashMap<>();

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
    String prefix = prefix(hook, woven.getName()).replace('.', '/');
    PlaceLoader loader = loader(library(woven, type, seer), hook, prefix);
    try {
      new LinkCheck(loader, packages).check(hook.place);
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged.toString());
    }
    Place place = make(hook.place, loader);
    place.link(woven);
    if (hook.kind == ClientHook.Kind.PUT_OFF && place instanceof LaterPlace) {
      ((LaterPlace<?>) place).link(woven, hook.method);
    }
    return place;
  }

  /**
   * Whether it was not known yet that this copy of a library lacks something; once more if that
   * concerns its requests, where before it was about its answers.
   *
   * @param ofHeads whether it concerns requests
   */
  boolean isNews(ClientHook hook, Class<?> type, Class<?> seer, boolean ofHeads) {
    Class<?> woven = woven(hook, type);
    String copy = prefix(hook, woven.getName()) + ' ' + hook.client;
    synchronized (misfits) {
      ClassLoader library = library(woven, type, seer);
      Set<String> known = misfits.get(library);
      if (known == null) {
        known = new HashSet<>();
        misfits.put(library, known);
      }
      boolean first = known.add(copy + " answers");
      return ofHeads ? known.add(copy) : first;
    }
  }

  private static @Nullable ClassLoader library(Class<?> woven, Class<?> type, Class<?> seer) {
    return (seer == type ? woven : seer).getClassLoader();
  }

  private static Class<?> woven(ClientHook hook, Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (isKnown(hook, c.getName())) {
        return c;
      }
    }
    throw new NoClassDefFoundError(hook.types()[0]);
  }

  private static boolean isKnown(ClientHook hook, String name) {
    for (String known : hook.types()) {
      if (name.equals(known) || name.endsWith('.' + known)) {
        return true;
      }
    }
    return false;
  }

  /** What the packages of the copy begin with that a class, or one that it extends, is of. */
  static String copy(ClientHook hook, Class<?> type) {
    return prefix(hook, woven(hook, type).getName());
  }

  /** What stands before the name that the library's authors gave. */
  static String prefix(ClientHook hook, String name) {
    String prefix = name;
    for (String known : hook.types()) {
      if (name.endsWith(known) && name.length() - known.length() < prefix.length()) {
        prefix = name.substring(0, name.length() - known.length());
      }
    }
    return prefix;
  }

  private PlaceLoader loader(@Nullable ClassLoader library, ClientHook hook, String prefix) {
    String names = hook.isRenamed() ? prefix + ' ' + hook.client : prefix;
    synchronized (loaders) {
      Map<String, WeakReference<PlaceLoader>> copies = loaders.get(library);
      if (copies == null) {
        copies = new HashMap<>();
        loaders.put(library, copies);
      }
      WeakReference<PlaceLoader> kept = copies.get(names);
      PlaceLoader loader = kept == null ? null : kept.get();
      if (loader == null) {
        loader = new PlaceLoader(library, hook, prefix);
        copies.put(names, new WeakReference<>(loader));
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
