package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON text as maps, lists, texts, whole numbers and truth values. */
final class JsonTree {
  private JsonTree() {}

  /** Null if that is what it says, and if there is nothing. */
  static @Nullable Object parse(byte[] text) throws IOException {
    try (JsonParser json = Json.factory().createParser(text)) {
      json.nextToken();
      return value(json);
    }
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, value(json));
      }
      return fields;
    } else if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> values = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        values.add(value(json));
      }
      return values;
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      return json.getLongValue();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return json.getBooleanValue();
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : json.getText();
  }
}
