package bearer.it.apps;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads and links classes by name. The first argument is a comma list of class names; each further
 * one a class path for a loader of its own, or {@code system}. Prints what each loader has.
 */
public final class LoadClasses {
  private LoadClasses() {}

  public static void main(String[] args) throws MalformedURLException {
    for (int i = 1; i < args.length; i++) {
      ClassLoader loader =
          args[i].equals("system")
              ? ClassLoader.getSystemClassLoader()
              : new URLClassLoader(urls(args[i]), platformLoader());
      System.out.println("in " + args[i]);
      for (String name : args[0].split(",", -1)) {
        load(name, loader);
      }
    }
  }

  private static void load(String name, ClassLoader loader) {
    try {
      // initialising a class links it, and linking verifies it
      System.out.println("present " + Class.forName(name, true, loader).getName());
    } catch (ClassNotFoundException absent) {
      System.out.println("absent " + name);
    } catch (Throwable broken) {
      System.out.println("broken " + name + ' ' + broken);
    }
  }

  /** The entries of a class path. */
  public static URL[] urls(String classPath) throws MalformedURLException {
    String[] entries = classPath.split(File.pathSeparator, -1);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    return urls;
  }

  static @Nullable ClassLoader platformLoader() {
    return ClassLoader.getSystemClassLoader().getParent();
  }
}
