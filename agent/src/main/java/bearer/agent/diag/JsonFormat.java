package bearer.agent.diag;

import java.nio.charset.StandardCharsets;

/**
 * One JSON object (RFC 8259, in UTF-8): {@code time}, {@code level}, {@code code}, {@code message},
 * and {@code fields} where an event has some.
 */
public final class JsonFormat implements LineFormat {
  private static final String HEX = "0123456789abcdef";

  @Override
  public byte[] line(Event event) {
    StringBuilder json = new StringBuilder(200);
    member(json.append('{'), "time", Timestamp.of(event.wallMillis));
    member(json.append(','), "level", event.level.name());
    member(json.append(','), "code", event.code.id());
    member(json.append(','), "message", event.message);
    if (!event.fields.isEmpty()) {
      fields(json.append(",\"fields\":"), event);
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void fields(StringBuilder json, Event event) {
    char before = '{';
    for (Field field : event.fields) {
      member(json.append(before), field.name, field.value);
      before = ',';
    }
    json.append('}');
  }

  private static void member(StringBuilder json, String name, String value) {
    string(json, name);
    string(json.append(':'), value);
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (OneLine.steers(c)) {
        escape(json, c);
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static void escape(StringBuilder json, char c) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX.charAt(c >> shift & 0xf));
    }
  }
}
