package bearer.agent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of JSON. What it lacks, or has in another type, is empty, 0 or false. Immutable. */
final class Facts {
  private final Map<String, Object> values;

  Facts(Map<String, Object> values) {
    this.values = values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    Object value = values.get(name);
    return value instanceof String ? (String) value : "";
  }

  long number(String name) {
    Object value = values.get(name);
    return value instanceof Long ? (Long) value : 0;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** An object inside. */
  Facts one(String name) {
    Object value = values.get(name);
    return value instanceof Facts ? (Facts) value : new Facts(new LinkedHashMap<>());
  }

  /** The objects of a list. */
  List<Facts> all(String name) {
    List<Facts> all = new ArrayList<>();
    for (Object value : list(name)) {
      if (value instanceof Facts) {
        all.add((Facts) value);
      }
    }
    return all;
  }

  /** The texts of a list. */
  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (Object value : list(name)) {
      if (value instanceof String) {
        all.add((String) value);
      }
    }
    return all;
  }

  private List<?> list(String name) {
    Object value = values.get(name);
    return value instanceof List ? (List<?>) value : new ArrayList<>();
  }

  /** The {@code count} of each object of a list, by another of its facts. */
  Map<String, Long> counts(String list, String by) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Facts one : all(list)) {
      counts.merge(one.text(by), one.number("count"), Long::sum);
    }
    return counts;
  }
}
