package bearer.agent.report;

import java.util.EnumMap;
import java.util.Map;

/** How many calls became what. Not thread-safe. */
final class Shares {
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  static Shares of(Sums sums) {
    Shares shares = new Shares();
    for (Map.Entry<String, Long> outcome : sums.outcomes().entrySet()) {
      if (Outcome.isOne(outcome.getKey())) {
        shares.add(Outcome.of(outcome.getKey()), outcome.getValue());
      }
    }
    return shares;
  }

  private void add(Outcome outcome, long count) {
    counts.merge(outcome, count, Long::sum);
  }

  /** What has come since then; a sum that has become smaller counts as none. */
  void addGrowth(Shares now, Shares then) {
    for (Outcome outcome : Outcome.values()) {
      add(outcome, Math.max(0, now.of(outcome) - then.of(outcome)));
    }
  }

  long of(Outcome outcome) {
    Long count = counts.get(outcome);
    return count == null ? 0 : count;
  }

  long sum() {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}
