package bearer.agent.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process from its start on, in moments by time; at least one. Immutable. */
final class Life {
  final List<Moment> moments;

  Life(List<Moment> moments) {
    this.moments = moments;
  }

  Moment first() {
    return moments.get(0);
  }

  Moment last() {
    return moments.get(moments.size() - 1);
  }

  /** The last moment that is not after a time; null if there is none. */
  @Nullable Moment before(long at) {
    Moment found = null;
    for (Moment moment : moments) {
      if (moment.at <= at) {
        found = moment;
      }
    }
    return found;
  }

  /**
   * Since when a rule has been at the stage at which it is, as far as these moments tell: of a
   * process that has known no other, since its start. Negative if that cannot be told.
   */
  long atStageSince(String rule) {
    int i = moments.size() - 1;
    while (i > 0 && moments.get(i - 1).isAtStageOf(last(), rule)) {
      i--;
    }
    if (i > 0) {
      return moments.get(i).at;
    }
    return knewAnotherMode(first(), rule) ? (moments.size() > 1 ? first().at : -1) : first().since;
  }

  private static boolean knewAnotherMode(Moment moment, String name) {
    Facts rule = moment.rule(name);
    for (Facts call : moment.all("calls")) {
      if (rule != null
          && call.text("rule").equals(name)
          && !call.text("mode").equals(rule.text("mode"))) {
        return true;
      }
    }
    return false;
  }
}
