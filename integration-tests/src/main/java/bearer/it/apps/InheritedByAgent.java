package bearer.it.apps;

import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Calls a URL from a thread with an inheritable thread local, and prints which threads of the agent
 * there are and whether they hold on to anything of it.
 */
public final class InheritedByAgent {
  private static final InheritableThreadLocal<Object> OURS = new InheritableThreadLocal<>();

  private InheritedByAgent() {}

  public static void main(String[] arguments) throws Exception {
    OURS.set(new Object());
    HttpURLConnection connection = (HttpURLConnection) new URL(arguments[0]).openConnection();
    System.out.println(connection.getResponseCode());
    Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
    inherited.setAccessible(true);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("bearer-agent-")) {
        System.out.println(thread.getName() + " " + inherited.get(thread));
      }
    }
  }
}
