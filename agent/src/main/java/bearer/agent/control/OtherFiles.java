package bearer.agent.control;

import bearer.agent.base.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that a configuration is made of beside that of {@code bearer.config}. One thread. */
final class OtherFiles {
  private final Ticker ticker;
  private Map<String, ConfigFile> files = new HashMap<>();
  private final Map<String, String> changed = new HashMap<>();

  OtherFiles(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Whether one of them has another content than before, or none.
   *
   * @param names of those that count from now on
   */
  boolean haveChanged(List<String> names) {
    if (names.isEmpty() && files.isEmpty()) {
      return false;
    }
    Map<String, ConfigFile> next = new HashMap<>();
    changed.clear();
    for (String name : names) {
      ConfigFile known = files.get(name);
      ConfigFile file = known == null ? new ConfigFile(name, ticker) : known;
      String digest = file.look();
      if (digest != null) {
        changed.put(name, digest);
      }
      next.put(name, file);
    }
    files = next;
    return !changed.isEmpty();
  }

  /** Whether they are as they were when they had changed; else they count as not seen. */
  boolean areStill() {
    boolean still = true;
    for (Map.Entry<String, String> file : changed.entrySet()) {
      ConfigFile known = files.get(file.getKey());
      still &= known == null || known.isStill(file.getValue());
    }
    return still;
  }
}
