package bearer.agent.control;

import org.jspecify.annotations.Nullable;

/** One thing that an operator has changed, which outranks whatever is configured. Immutable. */
final class Change {
  /** Of {@link #rule} for a change of everything. */
  static final String ALL = "";

  final String rule;

  /** {@code mode}, {@code percent} or {@code pause}. */
  final String what;

  final String value;
  final Caller by;

  /** Wall clock, milliseconds since 1970. */
  final long since;

  /** How many nanoseconds it holds from then on; 0 for as long as the process does. */
  final long lasts;

  /** By the ticker; means nothing if it lasts. */
  final long ends;

  Change(String rule, String what, String value, Caller by, long since, long lasts, long now) {
    this.rule = rule;
    this.what = what;
    this.value = value;
    this.by = by;
    this.since = since;
    this.lasts = lasts;
    this.ends = now + lasts;
  }

  boolean isOf(String otherRule, String otherWhat) {
    return rule.equals(otherRule) && what.equals(otherWhat);
  }

  boolean isOver(long now) {
    return lasts > 0 && now - ends >= 0;
  }

  @Nullable Long secondsLeft(long now) {
    return lasts == 0 ? null : Long.valueOf(Math.max(0, ends - now) / 1_000_000_000L);
  }
}
