package bearer.it.apps;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URLClassLoader;

/** For {@code -Djava.system.class.loader}: loads the class path itself, before its parent does. */
public final class OwnSystemLoader extends URLClassLoader {
  /** The JVM calls this with the loader that would be the system's. */
  public OwnSystemLoader(ClassLoader parent) throws MalformedURLException {
    super(LoadClasses.urls(System.getProperty("java.class.path")), parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
      } catch (ClassNotFoundException notOnTheClassPath) {
        return super.loadClass(name, resolve);
      }
    }
  }

  /** The JVM demands this method of such a loader, and hands it the jars of agents. */
  @SuppressWarnings({"unused", "UnusedMethod"})
  private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
    addURL(new File(jar).toURI().toURL());
  }
}
