package bearer.agent.diag;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one agent, in one place. Made with the first client class, not in {@code premain}.
 * Thread-safe; counting neither blocks nor allocates, but for the cells of a contended counter.
 */
public final class Counters {
  /** What a gauge shows that nobody feeds. */
  public static final long UNKNOWN = -1;

  private final LongAdder[] adders = new LongAdder[Counter.values().length];
  private final AtomicReferenceArray<@Nullable LongSupplier> gauges =
      new AtomicReferenceArray<>(Gauge.values().length);

  public Counters() {
    for (int i = 0; i < adders.length; i++) {
      adders[i] = new LongAdder();
    }
  }

  public void increment(Counter counter) {
    adders[counter.ordinal()].increment();
  }

  public long value(Counter counter) {
    return adders[counter.ordinal()].sum();
  }

  /** The last source that was given for a gauge is the one that is asked. */
  public void measure(Gauge gauge, LongSupplier source) {
    gauges.set(gauge.ordinal(), source);
  }

  public long value(Gauge gauge) {
    LongSupplier source = gauges.get(gauge.ordinal());
    return source == null ? UNKNOWN : source.getAsLong();
  }
}
