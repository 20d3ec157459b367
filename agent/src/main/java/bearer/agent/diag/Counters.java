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
  private final Map<Counter, LongSupplier> sums = new ConcurrentHashMap<>();

  public Counters() {
    for (Counter counter : Counter.values()) {
      adders.put(counter, new LongAdder()); // all of them, so that the map never changes again
    }
  }

  public void increment(Counter counter) {
    adder(counter).increment();
  }

  /** What is counted here and by the {@link #measure source}, if there is one. */
  public long value(Counter counter) {
    LongSupplier source = sums.get(counter);
    return adder(counter).sum() + (source == null ? 0 : source.getAsLong());
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(adders.get(counter));
  }

  /** Of what somebody counts in detail anyway. The last source that was given is asked. */
  public void measure(Counter counter, LongSupplier source) {
    sums.put(counter, source);
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
