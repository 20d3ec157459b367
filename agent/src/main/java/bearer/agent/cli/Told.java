package bearer.agent.cli;

import bearer.agent.control.Report;
import bearer.agent.oauth.ProviderAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's API has answered, but for its secrets. */
final class Told {
  private Told() {}

  /**
   * @param name of what it is a list of, if it is one
   */
  static Report report(ProviderAnswer answer, String name) {
    Object json = answer.json();
    Object told = told(json);
    if (told instanceof Report) {
      return (Report) told;
    }
    Report report = new Report();
    return told == null ? report.put("status", answer.status) : report.put(name, told);
  }

  private static @Nullable Object told(@Nullable Object json) {
    if (json instanceof Map) {
      Report report = new Report();
      for (Map.Entry<?, ?> field : ((Map<?, ?>) json).entrySet()) {
        String name = String.valueOf(field.getKey());
        report.put(name, isSecret(name) ? "(not shown)" : told(field.getValue()));
      }
      return report;
    } else if (json instanceof List) {
      List<Object> all = new ArrayList<>();
      for (Object one : (List<?>) json) {
        Object told = told(one);
        all.add(told == null ? "" : told);
      }
      return all;
    }
    return json;
  }

  private static boolean isSecret(String name) {
    return name.endsWith("token") || name.contains("secret") || name.contains("password");
  }
}
