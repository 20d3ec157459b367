package bearer.it.apps;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Calls the URL that is its argument, so that the bridge is there, and then tries to connect
 * itself.
 */
public final class Connecting {
  private Connecting() {}

  public static void main(String[] args) throws Exception {
    System.out.println(((HttpURLConnection) new URL(args[0]).openConnection()).getResponseCode());
    Class<?> places = Class.forName("java.lang.BearerAgentPlaces");
    Method connect =
        Class.forName("java.lang.BearerAgentBridge").getMethod("connect", Object.class, places);
    try {
      System.out.println(connect.invoke(null, new Object(), null));
    } catch (InvocationTargetException thrown) {
      System.out.println(thrown.getCause());
    }
  }
}
