package bearer.agent.control;

import bearer.agent.options.Option;
import bearer.agent.options.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that operators have changed and that holds. Immutable. */
final class Changes {
  static final Changes NONE = new Changes(Collections.<Change>emptyList());

  static final String MODE = "mode";
  static final String PERCENT = "percent";
  static final String PAUSE = "pause";

  final List<Change> all;

  private Changes(List<Change> all) {
    this.all = Collections.unmodifiableList(all);
  }

  /** In place of what was changed there before. */
  Changes with(Change added) {
    List<Change> next = new ArrayList<>();
    for (Change change : all) {
      if (!change.isOf(added.rule, added.what)) {
        next.add(change);
      }
    }
    next.add(added);
    return new Changes(next);
  }

  Changes without(Iterable<Change> dropped) {
    List<Change> next = new ArrayList<>(all);
    for (Change change : dropped) {
      next.remove(change);
    }
    return new Changes(next);
  }

  /** Of rules; of some alone, if any is named. */
  List<Change> ofRules(List<String> rules) {
    List<Change> found = new ArrayList<>();
    for (Change change : all) {
      if (!change.what.equals(PAUSE) && (rules.isEmpty() || rules.contains(change.rule))) {
        found.add(change);
      }
    }
    return found;
  }

  List<Change> over(long now) {
    List<Change> found = new ArrayList<>();
    for (Change change : all) {
      if (change.isOver(now)) {
        found.add(change);
      }
    }
    return found;
  }

  /** Null while the operator has it on. */
  @Nullable Change pause() {
    for (Change change : all) {
      if (change.what.equals(PAUSE)) {
        return change;
      }
    }
    return null;
  }

  /** As the sources take them. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (Change change : ofRules(Collections.<String>emptyList())) {
      boolean mode = change.what.equals(MODE);
      settings.put(
          Sources.overrideKey(change.rule, mode ? Option.MODE : Option.PERCENT),
          mode ? change.value.toUpperCase(Locale.ROOT) : change.value);
    }
    return settings;
  }
}
