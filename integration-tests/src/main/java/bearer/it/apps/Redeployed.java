package bearer.it.apps;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An application server that deploys the same application again and again, each time in a class
 * loader of its own that sees nothing of this one, and drops it. Prints how many of the loaders are
 * collected in the end. Arguments: how often, the class path, the application's main class, its
 * arguments.
 */
public final class Redeployed {
  // JDK 11's own client keeps its worker threads, and so its caller's loader, for 60 s
  private static final long PATIENCE_MILLIS = 90_000;

  private Redeployed() {}

  public static void main(String[] args) throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    List<Reference<ClassLoader>> dropped = new ArrayList<>();
    int times = Integer.parseInt(args[0]);
    for (int i = 0; i < times; i++) {
      dropped.add(deploy(collected, args));
    }
    System.out.println(count(collected, times) + " of " + dropped.size() + " collected");
  }

  /** In a thread of its own, since some libraries keep something in their caller's. */
  private static Reference<ClassLoader> deploy(ReferenceQueue<ClassLoader> collected, String[] args)
      throws Exception {
    URLClassLoader loader =
        new URLClassLoader(LoadClasses.urls(args[1]), LoadClasses.platformLoader());
    Reference<ClassLoader> reference = new PhantomReference<>(loader, collected);
    Thread thread = new Thread(() -> run(loader, args), "deployed");
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
    loader.close();
    return reference;
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void run(ClassLoader loader, String[] args) {
    try {
      loader
          .loadClass(args[2])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 3, args.length));
    } catch (ReflectiveOperationException failed) {
      failed.printStackTrace();
    }
  }

  private static int count(ReferenceQueue<ClassLoader> collected, int all)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    int count = 0;
    while (count < all && System.nanoTime() < end) {
      System.gc();
      while (collected.remove(100) != null) {
        count++;
      }
    }
    return count;
  }
}
