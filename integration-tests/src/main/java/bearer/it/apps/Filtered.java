package bearer.it.apps;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Runs a program in a class loader that, as those of OSGi and JBoss Modules, asks the JDK for
 * {@code java.*} and a few other packages alone. Arguments: class path, main class, its arguments.
 */
public final class Filtered extends URLClassLoader {
  private static final String[] JDK = {
    "java.",
    "javax.",
    "org.ietf.",
    "org.w3c.",
    "org.xml.",
    "sun.reflect.", // the JDK's reflection itself asks for these two, on 8 to 17
    "jdk.internal.reflect."
  };

  private Filtered(URL[] urls) {
    super(urls, null);
  }

  public static void main(String[] args) throws Exception {
    ClassLoader loader = new Filtered(LoadClasses.urls(args[0]));
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(args[1])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return isJdk(name) ? ClassLoader.getSystemClassLoader().loadClass(name) : findClass(name);
    }
  }

  private static boolean isJdk(String name) {
    for (String prefix : JDK) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
