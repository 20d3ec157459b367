package bearer.agent.options;

import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.net.BadValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Collects problems, so that all are reported together. Not thread-safe. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Code code, String message) {
    found.add(new Problem(code, message));
  }

  /** Drops what has been said already: several rules can have it from the plain keys. */
  void unite() {
    Set<String> said = new HashSet<>();
    for (Iterator<Problem> all = found.iterator(); all.hasNext(); ) {
      if (!said.add(all.next().toString())) {
        all.remove();
      }
    }
  }

  /** At {@code info}: nothing is wrong with it. */
  void tell(Code code, String message) {
    found.add(new Problem(Level.INFO, code, message));
  }

  void bad(Setting setting, BadValue why) {
    bad(Code.BAD_VALUE, setting, why.advice);
  }

  void bad(Code code, Setting setting, String advice) {
    add(code, setting.quoted() + ": " + advice + setting.where);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Problem> list() {
    return Collections.unmodifiableList(found);
  }
}
