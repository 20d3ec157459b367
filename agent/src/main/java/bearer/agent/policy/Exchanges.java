package bearer.agent.policy;

import bearer.agent.bridge.HeaderEdit;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What exchanges under way carry. The keys are objects of the client libraries, told apart by
 * identity and held weakly: what a library drops is gone, so there is nothing to close. Safe for
 * any thread; one exchange is in the hands of one thread at a time.
 */
final class Exchanges {
  private final ConcurrentMap<Object, Exchange> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

  void put(Object exchange, HeaderEdit edit) {
    for (Reference<?> gone; (gone = dropped.poll()) != null; ) {
      all.remove(gone);
    }
    Exchange known = get(exchange);
    if (known == null) {
      all.put(new Key(exchange, dropped), new Exchange(edit));
    } else {
      known.edit = edit;
      known.refused = false;
    }
  }

  @Nullable Exchange get(Object exchange) {
    return all.isEmpty() ? null : all.get(new Probe(exchange));
  }

  int size() {
    return all.size();
  }

  /** One exchange: a second request on it is the replay of the first, or the next redirect hop. */
  static final class Exchange {
    /** Null if the newest request went out without a token of ours. */
    volatile @Nullable HeaderEdit edit;

    /** Whether that request was answered with a 401 that is about its token. */
    volatile boolean refused;

    volatile boolean replayed;

    private Exchange(HeaderEdit edit) {
      this.edit = edit;
    }
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
