package bearer.agent.diag;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * One line per event: {@code [bearer-agent] LEVEL CODE message}. Writes with a single call to the
 * stream that it was given, so that neither a replaced {@code System.err} nor a logging library of
 * the application is ever entered. Thread-safe; never throws.
 */
public final class Log {
  private static final long THROTTLE_NANOS = 60_000_000_000L;
  private static final int MAX_KEYS = 1000;

  private final Level threshold;
  private final OutputStream out;
  private final Ticker ticker;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<String, Throttled> throttled = new HashMap<>();

  public Log(Level threshold, OutputStream out, Ticker ticker) {
    this.threshold = threshold;
    this.out = out;
    this.ticker = ticker;
  }

  public boolean logs(Level level) {
    return level != Level.OFF && level.compareTo(threshold) <= 0;
  }

  public void log(Level level, Code code, String message) {
    if (logs(level)) {
      write(level, code, message);
    }
  }

  /**
   * As {@link #log}, the first time at once and then at most once a minute for one code and key,
   * with the number of events that were not printed.
   */
  public void throttled(Level level, Code code, String key, String message) {
    if (!logs(level)) {
      return;
    }
    long suppressed;
    synchronized (lock) {
      suppressed = suppressedBefore(code.id() + ' ' + key);
    }
    if (suppressed >= 0) {
      write(level, code, suppressed == 0 ? message : message + " (" + suppressed + " more since)");
    }
  }

  /** How many were held back before this one; negative if this one is held back too. */
  @GuardedBy("lock")
  private long suppressedBefore(String key) {
    long now = ticker.nanos();
    Throttled state = throttled.get(key);
    if (state == null) {
      if (throttled.size() < MAX_KEYS) {
        throttled.put(key, new Throttled(now));
      }
      return 0;
    }
    return state.next(now);
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private void write(Level level, Code code, String message) {
    byte[] line =
        ("[bearer-agent] " + level + ' ' + code.id() + ' ' + oneLine(message) + '\n')
            .getBytes(Charset.defaultCharset());
    try {
      out.write(line);
      out.flush();
    } catch (IOException closed) {
      return; // nobody is left to tell
    }
  }

  /** A message can quote what a user or a server wrote: no line may be forged with it. */
  private static String oneLine(String message) {
    return message.replace('\n', ' ').replace('\r', ' ');
  }

  private static final class Throttled {
    private long since;
    private long held;

    Throttled(long since) {
      this.since = since;
    }

    long next(long now) {
      if (now - since < THROTTLE_NANOS) {
        held++;
        return -1;
      }
      long before = held;
      held = 0;
      since = now;
      return before;
    }
  }
}
