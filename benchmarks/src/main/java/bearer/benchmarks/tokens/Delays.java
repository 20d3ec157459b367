package bearer.benchmarks.tokens;

import java.util.List;
import java.util.Locale;

/** The pauses between one failed token request and the next, in milliseconds of a made-up time. */
record Delays(List<Long> millis, boolean recovered) {
  boolean within(long least, long most) {
    return recovered && millis.stream().allMatch(delay -> delay >= least && delay <= most);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d failures, %.1f to %.1f s apart, %s",
        millis.size(),
        millis.stream().mapToLong(Long::longValue).min().orElse(0) / 1000.0,
        millis.stream().mapToLong(Long::longValue).max().orElse(0) / 1000.0,
        recovered ? "then recovered" : "then never asked again");
  }
}
