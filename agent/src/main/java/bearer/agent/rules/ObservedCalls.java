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
    String site = CallSite.here();
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
}
