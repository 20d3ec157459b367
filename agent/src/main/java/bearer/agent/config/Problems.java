package bearer.agent.config;

import bearer.agent.diag.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects problems, so that all are reported together. Not thread-safe. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Code code, String message) {
    found.add(new Problem(code, message));
  }

  void bad(Setting setting, BadValue why) {
    add(why.code, setting.quoted() + ": " + why.advice + setting.where);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Problem> list() {
    return Collections.unmodifiableList(found);
  }
}
