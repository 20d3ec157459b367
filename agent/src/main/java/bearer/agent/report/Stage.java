package bearer.agent.report;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a rule has come: its mode, and in how many of a hundred processes. Immutable. */
final class Stage implements Comparable<Stage> {
  private static final List<String> MODES =
      Arrays.asList("off", "observe", "add", "replace", "enforce");

  final String mode;
  final long percent;

  Stage(String mode, long percent) {
    this.mode = mode;
    this.percent = percent;
  }

  static Stage of(Facts rule) {
    return new Stage(rule.text("mode"), rule.number("percent"));
  }

  /** Whether calls carry the token. */
  boolean decorates() {
    return MODES.indexOf(mode) >= MODES.indexOf("add");
  }

  /**
   * The one to go on to; null after the last.
   *
   * @param rewrites whether calls are to be sent elsewhere, which {@code add} does not
   */
  @Nullable Stage next(boolean rewrites) {
    if (mode.equals("enforce") && percent >= 100) {
      return null;
    } else if (decorates() && percent < 100) {
      return new Stage(mode, 100);
    } else if (mode.equals("observe")) {
      return new Stage(rewrites ? "replace" : "add", 10);
    }
    return new Stage(MODES.get(Math.min(MODES.indexOf(mode) + 1, MODES.size() - 1)), 100);
  }

  @Override
  public int compareTo(Stage other) {
    int byMode = Integer.compare(MODES.indexOf(mode), MODES.indexOf(other.mode));
    return byMode != 0 ? byMode : Long.compare(percent, other.percent);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stage && compareTo((Stage) other) == 0;
  }

  @Override
  public int hashCode() {
    return mode.hashCode() + (int) percent;
  }

  @Override
  public String toString() {
    return decorates() && percent < 100 ? mode + " " + percent + " %" : mode;
  }
}
