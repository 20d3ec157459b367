package bearer.agent.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line of JSON. */
final class Json {
  private static final int DEEPEST = 16;

  private Json() {}

  /** Null if it is no whole object, and nothing else. */
  static @Nullable Facts object(String line) {
    try (JsonParser json = new JsonFactory().createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, Object> values = members(json, 0);
      return json.nextToken() == null ? new Facts(values) : null;
    } catch (IOException damaged) {
      return null;
    }
  }

  private static Map<String, Object> members(JsonParser json, int depth) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      Object value = value(json, depth);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private static @Nullable Object value(JsonParser json, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("too deep");
    }
    switch (json.currentToken()) {
      case START_OBJECT:
        return new Facts(members(json, depth + 1));
      case START_ARRAY:
        List<Object> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          Object one = value(json, depth + 1);
          if (one != null) {
            all.add(one);
          }
        }
        return all;
      case VALUE_NUMBER_INT:
        return json.getLongValue();
      case VALUE_TRUE:
      case VALUE_FALSE:
        return json.getBooleanValue();
      case VALUE_STRING:
        return json.getText();
      default:
        return null;
    }
  }
}
