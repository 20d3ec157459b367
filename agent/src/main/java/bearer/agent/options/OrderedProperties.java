package bearer.agent.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Properties that remember which key was read when. */
final class OrderedProperties extends Properties {
  private static final long serialVersionUID = 1;

  private final transient List<String> order = new ArrayList<>();

  /** Called for each entry as it is read. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it belongs to one thread
  public @Nullable Object put(Object key, Object value) {
    order.add((String) key);
    return super.put(key, value);
  }

  /** How many entries stand before the first one with that key. */
  int place(String key) {
    return order.indexOf(key);
  }

  Map<String, String> byName() {
    Map<String, String> text = new HashMap<>();
    for (String name : stringPropertyNames()) {
      text.put(name, getProperty(name, ""));
    }
    return text;
  }
}
