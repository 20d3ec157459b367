package bearer.agent.metrics;

import bearer.agent.config.Service;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels that every meter has: what operators call the process, as far as they do. */
public final class CommonLabels {
  private CommonLabels() {}

  public static Map<String, String> of(Service service) {
    Map<String, String> labels = new LinkedHashMap<>();
    put("service", service.name, labels);
    put("environment", service.environment, labels);
    put("version", service.version, labels);
    return Collections.unmodifiableMap(labels);
  }

  private static void put(String name, @Nullable String value, Map<String, String> labels) {
    if (value != null) {
      labels.put(name, value);
    }
  }
}
