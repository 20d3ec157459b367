package bearer.agent.qpay;

import bearer.agent.oauth.ProviderAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is shown of clients, one or several: what it is, the page of the API does not say. */
final class ShownClients {
  private ShownClients() {}

  /** Empty if there is none of that id. */
  static Map<?, ?> one(ProviderAnswer answer, String id) {
    Object json = answer.json();
    if (json instanceof Map) {
      return (Map<?, ?>) json;
    }
    for (Map<?, ?> client : all(answer)) {
      if (id.equals(client.get("id"))) {
        return client;
      }
    }
    return Collections.emptyMap();
  }

  static List<Map<?, ?>> all(ProviderAnswer answer) {
    List<Map<?, ?>> all = new ArrayList<>();
    Object json = answer.json();
    for (Object client : json instanceof List ? (List<?>) json : Collections.emptyList()) {
      if (client instanceof Map) {
        all.add((Map<?, ?>) client);
      }
    }
    return all;
  }

  static List<String> texts(@Nullable Object list) {
    List<String> texts = new ArrayList<>();
    for (Object one : list instanceof List ? (List<?>) list : Collections.emptyList()) {
      texts.add(String.valueOf(one));
    }
    return texts;
  }
}
