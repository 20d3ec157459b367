package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a token endpoint's JSON says, but for its tokens (RFC 6749 sections 5.1 and 5.2). */
final class AnswerFields {
  private static final int LONGEST = 200;

  private AnswerFields() {}

  /** Texts, numbers and truth values; as far as it can be read. */
  static Map<String, String> of(byte @Nullable [] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (body == null) {
      return fields;
    }
    try (JsonParser json = Json.factory().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return fields;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue() && !isSecret(name)) {
          fields.put(shortened(name), shortened(json.getText()));
        }
        json.skipChildren();
      }
    } catch (IOException noJson) {
      // what was read is told
    }
    return fields;
  }

  private static boolean isSecret(String name) {
    return name.endsWith("token") || name.contains("secret") || name.contains("assertion");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
