package bearer.it.apps;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.concurrent.Callable;

/**
 * Two applications in one JVM, each with an SLF4J and a thread of its own, that send one request
 * each; a third request by neither, with an {@code Authorization}; and, on a line of stdin, the end
 * of the first. Arguments: class path of an application, and three URLs.
 */
public final class TwoApplications {
  private TwoApplications() {}

  public static void main(String[] args) throws Exception {
    ClassLoader[] held = {start(new Loader(args[0]), "one", args[1])}; // until it has its events
    WeakReference<ClassLoader> first = new WeakReference<>(held[0]);
    ClassLoader second = start(new Loader(args[0]), "two", args[2]);
    URLConnection third = new URL(args[3]).openConnection();
    third.setRequestProperty("Authorization", "Basic own");
    third.getInputStream().close();
    System.out.println("ready");
    System.in.read();
    held[0] = null;
    while (first.get() != null) {
      System.gc();
    }
    System.out.println("collected " + second.getClass().getSimpleName());
    System.in.read();
  }

  private static ClassLoader start(ClassLoader loader, String name, String url) throws Exception {
    Callable<?> application =
        (Callable<?>)
            loader
                .loadClass("bearer.it.apps.TwoApplications$Application")
                .getConstructor(String.class, String.class)
                .newInstance(name, url);
    Thread thread =
        new Thread(
            () -> {
              try {
                application.call();
              } catch (Exception problem) {
                System.out.println(problem);
              }
            });
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
    return loader;
  }

  /** Sees nothing of the class path. */
  private static final class Loader extends URLClassLoader {
    Loader(String classPath) throws Exception {
      super(LoadClasses.urls(classPath), LoadClasses.platformLoader());
    }
  }

  /** Runs in the loader of an application. The log of the first has its levels in brackets. */
  public static final class Application implements Callable<Object> {
    private final String name;
    private final String url;

    public Application(String name, String url) {
      this.name = name;
      this.url = url;
    }

    @Override
    public Object call() throws Exception {
      System.setProperty(
          "org.slf4j.simpleLogger.levelInBrackets", String.valueOf(name.equals("one")));
      Logging.run("log I am " + name);
      Logging.run("send " + url);
      return name;
    }
  }
}
