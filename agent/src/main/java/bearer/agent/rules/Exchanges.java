package bearer.agent.rules;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Something about exchanges under way. The keys are objects of the client libraries, told apart by
 * identity and held weakly: what a library drops is gone, so there is nothing to close. Safe for
 * any thread; one exchange is in the hands of one thread at a time. While it is empty, asking costs
 * next to nothing.
 */
final class Exchanges<V> {
  private final ConcurrentMap<Object, V> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

  void put(Object exchange, V about) {
    for (Reference<?> gone; (gone = dropped.poll()) != null; ) {
      all.remove(gone);
    }
    if (all.isEmpty() || all.replace(new Probe(exchange), about) == null) {
      all.put(new Key(exchange, dropped), about);
    }
  }

  /** What was put, which is forgotten; null if that is nothing. */
  @Nullable V take(Object exchange) {
    return all.isEmpty() ? null : all.remove(new Probe(exchange));
  }

  /** What was put and goes on being known; null if that is nothing. */
  @Nullable V get(Object exchange) {
    return all.isEmpty() ? null : all.get(new Probe(exchange));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  int size() {
    return all.size();
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object exchange, ReferenceQueue<Object> dropped) {
      super(exchange, dropped);
      hash = System.identityHashCode(exchange);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Probe && get() == ((Probe) other).exchange);
    }
  }

  /** Finds a key without being one. */
  private static final class Probe {
    private final Object exchange;

    Probe(Object exchange) {
      this.exchange = exchange;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(exchange);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key && ((Key) other).get() == exchange;
    }
  }
}
