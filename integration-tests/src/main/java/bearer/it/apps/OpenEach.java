package bearer.it.apps;

import bearer.it.openers.Opener;
import java.net.URI;

/**
 * Opens one connection for each pair of arguments behind the first, a class in {@code
 * bearer.it.openers} and a URL, and prints how that went. The first is a proxy's port. Instead of a
 * class {@value #WAIT} waits for a line on stdin, or its end.
 */
public final class OpenEach {
  static final String WAIT = "wait";

  private OpenEach() {}

  public static void main(String[] args) throws Exception {
    for (int i = 1; i < args.length; i += 2) {
      System.out.println(args[i] + ' ' + open(args[i], args[i + 1], Integer.parseInt(args[0])));
      if (args[i].equals(WAIT)) {
        int read = System.in.read();
        while (read >= 0 && read != '\n') {
          read = System.in.read();
        }
      }
    }
    System.out.flush();
    Runtime.getRuntime().halt(0); // libraries leave threads behind
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private static String open(String opener, String url, int proxy) {
    if (opener.equals(WAIT)) {
      return "ok";
    }
    try {
      Class.forName("bearer.it.openers." + opener)
          .asSubclass(Opener.class)
          .getConstructor()
          .newInstance()
          .open(URI.create(url), proxy);
      return "ok";
    } catch (Throwable problem) {
      return String.valueOf(problem);
    }
  }
}
