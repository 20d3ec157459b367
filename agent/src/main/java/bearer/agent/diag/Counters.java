package bearer.agent.diag;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The numbers of one agent, in one place. Made with the first client class, not in {@code premain}.
 * Thread-safe; counting neither blocks nor allocates, but for the cells of a contended counter.
 */
public final class Counters {
  /** What a gauge shows that nobody feeds. */
  public static final long UNKNOWN = -1;

  private final Map<Counter, LongAdder> adders = new EnumMap<>(Counter.class);
  private final Map<Gauge, LongSupplier> gauges = new ConcurrentHashMap<>();

  public Counters() {
    for (Counter counter : Counter.values()) {
      adders.put(counter, new LongAdder()); // all of them, so that the map never changes again
    }
  }

  public void increment(Counter counter) {
    adder(counter).increment();
  }

  public long value(Counter counter) {
    return adder(counter).sum();
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(adders.get(counter));
  }

  /** The last source that was given for a gauge is the one that is asked. */
  public void measure(Gauge gauge, LongSupplier source) {
    gauges.put(gauge, source);
  }

  public long value(Gauge gauge) {
    LongSupplier source = gauges.get(gauge);
    return source == null ? UNKNOWN : source.getAsLong();
  }
}
