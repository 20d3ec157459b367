package bearer.sandbox.app;

import bearer.sandbox.Script;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which fault holds for which API. Thread-safe. */
final class Faults {
  private final Map<Target, Fault> faults = new ConcurrentHashMap<>();

  void set(Target target, Fault fault) {
    end(faults.put(target, fault));
  }

  void clear(Collection<Target> targets) {
    targets.forEach(target -> end(faults.remove(target)));
  }

  private static void end(@Nullable Fault fault) {
    if (fault != null) {
      fault.end();
    }
  }

  /** The fault that the next request meets; null if all is well. */
  @Nullable Fault next(Target target) {
    Fault fault = faults.get(target);
    boolean met = fault != null && fault.meets();
    if (fault != null && fault.isSpent()) { // those that hang go on hanging
      faults.remove(target, fault);
    }
    return met ? fault : null;
  }

  static Script around(@Nullable Fault fault, Target target, Script api) {
    return fault == null ? api : fault.around(target, api);
  }

  /** As they are shown. */
  Map<Target, String> shown() {
    Map<Target, String> shown = new TreeMap<>();
    faults.forEach((target, fault) -> shown.put(target, fault.toString()));
    return shown;
  }
}
