package bearer.benchmarks.tokens;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The command line of a {@link Worker}, and what it answers: {@code key=value} words. */
record Options(Map<String, String> values) {
  static Options parse(Iterable<String> words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new Options(values);
  }

  String text(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }
}
