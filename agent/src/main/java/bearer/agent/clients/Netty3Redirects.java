package bearer.agent.clients;

import bearer.agent.hop.Hop;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyRedirects}, without an event loop that could forget later: what is too old counts
 * no longer, and goes when another is noted.
 */
final class Netty3Redirects {
  private static final int MOST = 1_024;
  private static final long LIFE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final ConcurrentMap<String, Netty3Redirects> LED_TO = new ConcurrentHashMap<>();

  /** What stands for the call that was answered. */
  final Object call;

  /** The URL that was. */
  final String url;

  private final long since = System.nanoTime();

  private Netty3Redirects(Object call, String url) {
    this.call = call;
    this.url = url;
  }

  static void note(Netty3Call answered, @Nullable String location) {
    URI from = location == null ? null : answered.url();
    String to = RequestUrl.redirected(from, location);
    LED_TO.values().removeIf(Netty3Redirects::isOver);
    if (to != null && answered.call != null && LED_TO.size() < MOST) {
      LED_TO.put(to, new Netty3Redirects(answered.call, String.valueOf(from)));
    }
  }

  /** What led to a head, which is forgotten; null if nothing did. */
  static @Nullable Netty3Redirects before(Netty3Call head) {
    String place = LED_TO.isEmpty() ? null : RequestUrl.place(head.url());
    Netty3Redirects found = place == null ? null : LED_TO.remove(place);
    return found == null || found.isOver() ? null : found;
  }

  /** Of what is known for a head that no known answer has led to. */
  static @Nullable String otherwise() {
    return LED_TO.size() < MOST ? null : Hop.UNKNOWN;
  }

  private boolean isOver() {
    return System.nanoTime() - since > LIFE_NANOS;
  }
}
