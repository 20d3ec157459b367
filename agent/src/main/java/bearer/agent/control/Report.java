package bearer.agent.control;

import bearer.agent.diag.OneLine;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told, in its order: for people as text, for scripts as JSON. Not thread-safe. */
public final class Report {
  private final Map<String, Object> facts = new LinkedHashMap<>();

  /**
   * Adds a fact.
   *
   * @param value a text, a number, a truth value, a report, or a list of texts or of reports; null
   *     and an empty text are left out
   */
  public Report put(String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      facts.put(name, value);
    }
    return this;
  }

  /** A line for each, without characters that steer a terminal. */
  public String text() {
    StringBuilder text = new StringBuilder();
    write("", "", text);
    return text.toString();
  }

  private void write(String first, String indent, StringBuilder text) {
    String before = first;
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      text.append(before).append(fact.getKey()).append(':');
      write(fact.getValue(), indent, text);
      before = indent;
    }
  }

  private static void write(Object value, String indent, StringBuilder text) {
    if (value instanceof Report) {
      text.append('\n');
      ((Report) value).write(indent + "  ", indent + "  ", text);
    } else if (value instanceof List) {
      write((List<?>) value, indent, text);
    } else {
      text.append(' ').append(OneLine.of(String.valueOf(value))).append('\n');
    }
  }

  private static void write(List<?> values, String indent, StringBuilder text) {
    if (values.isEmpty()) {
      text.append(" none");
    }
    text.append('\n');
    for (Object value : values) {
      if (value instanceof Report) {
        ((Report) value).write(indent + "- ", indent + "  ", text);
      } else {
        text.append(indent).append("- ").append(OneLine.of(String.valueOf(value))).append('\n');
      }
    }
  }

  /** One object (RFC 8259) and a line end. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(json);
    } catch (IOException impossible) { // it is written to memory
      throw new IllegalStateException(impossible);
    }
    return text.append('\n').toString();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      json.writeFieldName(fact.getKey().replace(' ', '_').replace('-', '_'));
      write(fact.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Report) {
      ((Report) value).write(json);
    } else if (value instanceof List) {
      json.writeStartArray();
      for (Object one : (List<?>) value) {
        write(one, json);
      }
      json.writeEndArray();
    } else if (value instanceof Number) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean) {
      json.writeBoolean((Boolean) value);
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
