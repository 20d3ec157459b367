package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Call sites that sent a request to a configured host while the mode is {@code observe}: one line
 * for each. Bounded, since an application can have any number of generated classes.
 */
final class ObservedCalls {
  private static final int MAX_CALL_SITES = 1000;

  private final Log log;
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(MAX_CALL_SITES).build();

  ObservedCalls(Log log) {
    this.log = log;
  }

  void saw(String client, String host, String path) {
    String site = callSite(new Throwable().getStackTrace());
    String key = client + ' ' + host + ' ' + site;
    if (seen.getIfPresent(key) == null) {
      seen.put(key, Boolean.TRUE);
      log.log(
          Level.INFO,
          Code.OBSERVED,
          "request to "
              + host
              + path
              + " by "
              + client
              + " from "
              + site
              + " would carry a bearer token",
          Field.host(host),
          Field.of("path", path),
          Field.client(client),
          Field.of("caller", site));
    }
  }

  /** The innermost frame that is neither the JDK's, ours nor an HTTP library's. */
  static String callSite(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!isPlumbing(frame.getClassName())) {
        return frame.getClassName() + '.' + frame.getMethodName();
      }
    }
    return "an unknown place";
  }

  private static boolean isPlumbing(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.")
        || name.startsWith("bearer.agent.")
        || name.startsWith("org.apache.http.")
        || name.startsWith("okhttp3.")
        || name.startsWith("com.squareup.okhttp.")
        || name.startsWith("retrofit2.")
        || name.startsWith("feign.")
        || name.startsWith("org.springframework.");
  }
}
