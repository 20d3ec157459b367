package bearer.agent.token;

import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came of the token requests of one credential, for as long as its cell lives. Thread-safe;
 * counting allocates nothing, as a request may have failed for want of memory.
 */
public final class FetchCounts {
  /** What a reason's {@link Counter} begins with. */
  private static final String FAILED = "token-failed-";

  private final AtomicLong tokens = new AtomicLong();
  private final Map<Counter, AtomicLong> failures = new EnumMap<>(Counter.class);

  FetchCounts() {
    for (Counter counter : Counter.values()) {
      if (counter.label().startsWith(FAILED)) {
        failures.put(counter, new AtomicLong()); // all of them, so that the map never changes again
      }
    }
  }

  void obtained() {
    tokens.incrementAndGet();
  }

  void failed(Code code) {
    Objects.requireNonNull(failures.get(Counter.failure(code))).incrementAndGet();
  }

  /** How many brought a token. */
  public long tokens() {
    return tokens.get();
  }

  /** How many brought none, by the reason, such as {@code timeout}: each of them, also if 0. */
  public Map<String, Long> failures() {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<Counter, AtomicLong> failure : failures.entrySet()) {
      counts.put(failure.getKey().label().substring(FAILED.length()), failure.getValue().get());
    }
    return Collections.unmodifiableMap(counts);
  }

  /** How many brought none. */
  public long failed() {
    long sum = 0;
    for (AtomicLong count : failures.values()) {
      sum += count.get();
    }
    return sum;
  }
}
