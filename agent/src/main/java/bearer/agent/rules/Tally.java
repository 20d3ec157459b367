package bearer.agent.rules;

import bearer.agent.answers.AnswerCells;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests of one rule to one host, for as long as the rule has one mode.
 * Thread-safe; counting takes no lock and allocates nothing, but for cells under contention.
 */
final class Tally {
  /** Left with a token. */
  final LongAdder decorated = new LongAdder();

  /** Left as they were, by the reason. */
  private final Map<Decision.Kind, LongAdder> calls = new EnumMap<>(Decision.Kind.class);

  /** Left as they were, for want of a token. */
  final LongAdder withoutToken = new LongAdder();

  /** Failed, for want of a token or of a credential. */
  final LongAdder failed = new LongAdder();

  /** Calls that stayed where they were for want of a token, and because the API refuses it. */
  final LongAdder stayedWithoutToken = new LongAdder();

  final LongAdder stayedBreakerOpen = new LongAdder();

  final AnswerCells answersToToken = new AnswerCells();
  final AnswerCells answersToOthers = new AnswerCells();
  final LegacySent legacy = new LegacySent();
  private final LongAdder waits = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();

  /** The context class loader of whoever sent the first of them. */
  final WeakReference<@Nullable ClassLoader> firstCaller;

  Tally(@Nullable ClassLoader firstCaller) {
    this.firstCaller = new WeakReference<>(firstCaller);
    for (Decision.Kind kind : Decision.Kind.values()) {
      calls.put(
          kind,
          kind == Decision.Kind.TOKEN
              ? decorated
              : new LongAdder()); // all of them, so that the map never changes again
    }
  }

  void count(Decision.Kind kind) {
    cell(kind).increment();
  }

  long counted(Decision.Kind kind) {
    return cell(kind).sum();
  }

  private LongAdder cell(Decision.Kind kind) {
    return Objects.requireNonNull(calls.get(kind));
  }

  void waited(long nanos) {
    waits.increment();
    waitedNanos.add(nanos);
  }

  long waits() {
    return waits.sum();
  }

  long waitedNanos() {
    return waitedNanos.sum();
  }
}
