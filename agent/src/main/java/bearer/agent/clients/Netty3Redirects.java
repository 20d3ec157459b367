package bearer.agent.clients;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyRedirects}, without an event loop that could forget later: the oldest goes when
 * there are too many.
 */
final class Netty3Redirects {
  private static final int MOST = 1_024;
  private static final Map<String, Netty3Redirects> LED_TO = new LinkedHashMap<>();

  /** What stands for the call that was answered. */
  final Object call;

  /** The URL that was. */
  final String url;

  private Netty3Redirects(Object call, String url) {
    this.call = call;
    this.url = url;
  }

  static void note(Netty3Call answered, @Nullable String location) {
    URI from = location == null ? null : answered.url();
    String to = RequestUrl.redirected(from, location);
    if (to != null && answered.call != null) {
      put(to, new Netty3Redirects(answered.call, String.valueOf(from)));
    }
  }

  private static void put(String to, Netty3Redirects found) {
    synchronized (LED_TO) {
      LED_TO.remove(to);
      LED_TO.put(to, found);
      if (LED_TO.size() > MOST) {
        LED_TO.remove(LED_TO.keySet().iterator().next());
      }
    }
  }

  /** What led to a head, which is forgotten; null if nothing did. */
  static @Nullable Netty3Redirects before(Netty3Call head) {
    synchronized (LED_TO) {
      String place = LED_TO.isEmpty() ? null : RequestUrl.place(head.url());
      return place == null ? null : LED_TO.remove(place);
    }
  }
}
