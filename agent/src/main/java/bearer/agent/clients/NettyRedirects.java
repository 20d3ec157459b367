package bearer.agent.clients;

import bearer.agent.hop.Hop;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where answers have redirected to, whoever on top of Netty follows them: the next head to just
 * that URL is taken for the one that does. Notes are bounded and short-lived. Any thread.
 */
final class NettyRedirects {
  private static final int MOST = 1_024;
  private static final int SECONDS = 30;
  private static final ConcurrentMap<String, NettyHead> LED_TO = new ConcurrentHashMap<>();

  private NettyRedirects() {}

  static void note(NettyHead answered, @Nullable String location) {
    String to = location == null ? null : RequestUrl.redirected(answered.url(), location);
    if (to != null && LED_TO.size() < MOST) {
      LED_TO.put(to, answered);
      forget(answered.loop, to, answered);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is never cancelled
  private static void forget(EventExecutor loop, String to, NettyHead answered) {
    Runnable forgets =
        new Runnable() {
          @Override
          public void run() {
            LED_TO.remove(to, answered);
          }
        };
    try {
      loop.schedule(forgets, SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException over) { // the loop has been shut down
      forgets.run();
    }
  }

  /** The head whose answer led to this one, which is forgotten; null if none did. */
  static @Nullable NettyHead before(NettyHead head) {
    String place = LED_TO.isEmpty() ? null : RequestUrl.place(head.url());
    return place == null ? null : LED_TO.remove(place);
  }

  /** Of what is known for a head that no known answer has led to. */
  static @Nullable String otherwise() {
    return LED_TO.size() < MOST ? null : Hop.UNKNOWN;
  }
}
