package bearer.agent.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Sums} by rule, host and mode. Not thread-safe. */
final class Totals {
  private final Map<List<String>, Sums> byKey = new LinkedHashMap<>();

  /** As {@link Sums#add(Facts, int)}. */
  void add(Moment moment, int sign) {
    for (Facts call : moment.all("calls")) {
      List<String> key = Arrays.asList(call.text("rule"), call.text("host"), call.text("mode"));
      byKey.computeIfAbsent(key, unknown -> new Sums()).add(call, sign);
    }
  }

  /** Each with rule, host and mode. */
  Map<List<String>, Sums> all() {
    return byKey;
  }

  /**
   * Of all hosts together.
   *
   * @param mode empty for all
   */
  Sums of(String rule, String mode) {
    Sums sums = new Sums();
    for (Map.Entry<List<String>, Sums> entry : byKey.entrySet()) {
      List<String> key = entry.getKey();
      if (key.get(0).equals(rule) && (mode.isEmpty() || key.get(2).equals(mode))) {
        sums.add(entry.getValue());
      }
    }
    return sums;
  }

  Sums sum() {
    Sums sums = new Sums();
    for (Sums each : byKey.values()) {
      sums.add(each);
    }
    return sums;
  }
}
