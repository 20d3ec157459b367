package bearer.agent.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the calls of a rule, host and mode, over any number of processes. Names: what
 * became of them ({@code decorated}, {@code observed} ...), {@code token-2xx} and {@code plain-2xx}
 * and so on for answers with and without the token, {@code waits}, {@code waited-us}, {@code
 * legacy-sent}, {@code legacy-values}. Not thread-safe.
 */
final class Sums {
  private static final String[] STATUSES = {"2xx", "401", "403", "5xx", "others"};

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();

  /** Legacy headers by where they were sent, of those that were looked at. */
  final Map<String, Long> legacy = new TreeMap<>();

  /**
   * Adds what one process tells.
   *
   * @param sign -1 takes it away
   */
  void add(Facts call, int sign) {
    for (Map.Entry<String, Long> outcome : call.counts("outcomes", "what").entrySet()) {
      put(counts, outcome.getKey(), sign * outcome.getValue());
      put(outcomes, outcome.getKey(), sign * outcome.getValue());
    }
    for (String status : STATUSES) {
      put(counts, "token-" + status, sign * call.one("with_token").number(status));
      put(counts, "plain-" + status, sign * call.one("without").number(status));
    }
    put(counts, "waits", sign * call.number("waits"));
    put(counts, "waited-us", sign * call.number("waited_us"));
    put(counts, "legacy-sent", sign * call.number("legacy_sent"));
    if (sign > 0) { // the same values may come again in each process
      counts.merge("legacy-values", call.number("legacy_values"), Math::max);
    }
    for (Facts from : call.all("legacy")) {
      String where = from.text("path") + "\n" + from.text("from");
      put(legacy, where, sign * from.number("count"));
    }
  }

  void add(Sums other) {
    for (Map.Entry<String, Long> count : other.counts.entrySet()) {
      if (count.getKey().equals("legacy-values")) {
        counts.merge(count.getKey(), count.getValue(), Math::max);
      } else {
        put(counts, count.getKey(), count.getValue());
      }
    }
    for (Map.Entry<String, Long> outcome : other.outcomes.entrySet()) {
      put(outcomes, outcome.getKey(), outcome.getValue());
    }
    for (Map.Entry<String, Long> from : other.legacy.entrySet()) {
      put(legacy, from.getKey(), from.getValue());
    }
  }

  private static void put(Map<String, Long> counts, String name, long value) {
    if (value != 0) {
      counts.merge(name, value, Long::sum);
    }
  }

  long of(String name) {
    Long count = counts.get(name);
    return count == null ? 0 : count;
  }

  /** Those that are not 0. */
  Map<String, Long> outcomes() {
    return outcomes;
  }

  Map<String, Long> all() {
    return counts;
  }

  /** Answers with the token ({@code token}) or without ({@code plain}). */
  long answers(String kind) {
    long sum = 0;
    for (String status : STATUSES) {
      sum += of(kind + "-" + status);
    }
    return sum;
  }
}
