package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** How far a request got, how long each step took, and over which TLS session. For one thread. */
final class Steps {
  private static final long MILLI = 1_000_000L;

  private final Ticker ticker;
  private final Map<String, Long> millis = new LinkedHashMap<>();
  private long last;

  /** Null until there is one. */
  @Nullable SSLSession session;

  Steps(Ticker ticker) {
    this.ticker = ticker;
    this.last = ticker.nanos();
  }

  /** A step is done. Nothing is watched if there are no steps. */
  static void done(@Nullable Steps steps, String what) {
    if (steps != null) {
      long now = steps.ticker.nanos();
      steps.millis.put(what, (now - steps.last) / MILLI);
      steps.last = now;
    }
  }

  static void secured(@Nullable Steps steps, SSLSession session) {
    if (steps != null) {
      steps.session = session;
    }
    done(steps, "TLS");
  }

  /** As in {@code connect 3 ms, TLS 40 ms, answer 12 ms}. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> step : millis.entrySet()) {
      text.append(text.length() == 0 ? "" : ", ").append(step.getKey()).append(' ');
      text.append(step.getValue()).append(" ms");
    }
    return text.toString();
  }
}
