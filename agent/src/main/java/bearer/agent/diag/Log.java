package bearer.agent.diag;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the agent says: decides whether, and leaves where and how to a {@link Sink}. Thread-safe;
 * never throws, and holds no lock while it writes.
 */
public final class Log {
  private static final long THROTTLE_NANOS = 60_000_000_000L;
  private static final int MAX_KEYS = 1000;

  private final Level threshold;
  private final Sink sink;
  private final Ticker ticker;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<String, Throttled> throttled = new HashMap<>();

  @GuardedBy("lock")
  private final Set<String> said = new HashSet<>(0);

  @GuardedBy("lock")
  private final Map<Code, Integer> counts = new HashMap<>(0);

  public Log(Level threshold, Sink sink, Ticker ticker) {
    this.threshold = threshold;
    this.sink = sink;
    this.ticker = ticker;
  }

  /** Lines of text without a time. */
  public Log(Level threshold, OutputStream out, Ticker ticker) {
    this(threshold, new StreamSink(out, new TextFormat(false)), ticker);
  }

  public boolean logs(Level level) {
    return level != Level.OFF && level.compareTo(threshold) <= 0;
  }

  public void log(Level level, Code code, String message, Field... fields) {
    if (logs(level)) {
      write(level, code, message, fields);
    }
  }

  /** Whatever the threshold: what somebody has changed. */
  public void always(Level level, Code code, String message, Field... fields) {
    write(level, code, message, fields);
  }

  /**
   * As {@link #log}, the first time at once and then at most once a minute for one code and key,
   * with the number of events that were not printed. When there are too many keys, the new ones of
   * a code share one.
   */
  public void throttled(Level level, Code code, String key, String message, Field... fields) {
    if (!logs(level)) {
      return;
    }
    long suppressed;
    synchronized (lock) {
      suppressed = suppressedBefore(code.id(), code.id() + ' ' + key);
    }
    if (suppressed >= 0) {
      String more = suppressed == 0 ? "" : " (" + suppressed + " more since)";
      write(level, code, message + more, fields);
    }
  }

  /**
   * As {@link #log}, once for each code and key while the agent lives. When there are too many
   * keys, the new ones of a code share one.
   */
  public void once(Level level, Code code, String key, String message, Field... fields) {
    if (logs(level) && isNews(code.id(), code.id() + ' ' + key)) {
      write(level, code, message, fields);
    }
  }

  private boolean isNews(String code, String key) {
    synchronized (lock) {
      return said.size() < MAX_KEYS ? said.add(key) : !said.contains(key) && said.add(code);
    }
  }

  /** How many were held back before this one; negative if this one is held back too. */
  @GuardedBy("lock")
  private long suppressedBefore(String code, String key) {
    long now = ticker.nanos();
    Throttled state = throttled.get(key);
    boolean full = state == null && throttled.size() >= MAX_KEYS;
    String used = full ? code : key;
    Throttled known = full ? throttled.get(code) : state;
    if (known == null) {
      throttled.put(used, new Throttled(now));
      return 0;
    }
    return known.next(now);
  }

  /** How often each code has been said, in their order; of others nothing. */
  public Map<Code, Integer> said() {
    synchronized (lock) {
      return new TreeMap<>(counts);
    }
  }

  private void count(Code code) {
    synchronized (lock) {
      Integer before = counts.get(code);
      counts.put(code, before == null ? 1 : before + 1);
    }
  }

  private void write(Level level, Code code, String message, Field... fields) {
    count(code);
    sink.write(new Event(ticker.wallMillis(), level, code, message, fields));
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
