package bearer.agent.diag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatTest {
  private static final long WHEN = 1_764_063_960_123L;
  private static final String EVERY_CHARACTER = everyCharacter();

  private static String everyCharacter() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x10000; c++) {
      if (!Character.isSurrogate((char) c)) {
        all.append((char) c);
      }
    }
    return all.appendCodePoint(0x1F4A9).toString();
  }

  private static String text(boolean time, String message) {
    byte[] line = new TextFormat(time).line(event(message));
    return new String(line, Charset.defaultCharset());
  }

  private static String json(Event event) {
    return new String(new JsonFormat().line(event), UTF_8);
  }

  private static Event event(String message, Field... fields) {
    return new Event(WHEN, Level.WARN, Code.SENT_WITHOUT_TOKEN, message, fields);
  }

  @Test
  void text_isPrefixLevelCodeAndMessage() {
    assertThat(text(false, "no token")).isEqualTo("[bearer-agent] WARN BA-402 no token");
  }

  @Test
  void text_withTime_hasItBehindThePrefix() {
    assertThat(text(true, "no token"))
        .isEqualTo("[bearer-agent] 2025-11-25T09:46:00.123Z WARN BA-402 no token");
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        0, 7, 8, '\t', '\n', 0xb, '\r', 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x2028, 0x2029,
        0x202a, 0x202e, 0x2066, 0x2069, 0x200e, 0x200f, 0x061c
      })
  void text_characterThatSteersATerminal_isASpace(char c) {
    assertThat(OneLine.of("a" + c + "b" + c)).isEqualTo("a b ");
    assertThat(text(false, "a" + c + "b")).isEqualTo("[bearer-agent] WARN BA-402 a b");
  }

  @Test
  void text_anyOtherCharacter_stays() {
    assertThat(OneLine.of("São Paulo ~ \u00a0\u00e7\u20ac {}\ud83d\udca9"))
        .isEqualTo("São Paulo ~ \u00a0\u00e7\u20ac {}\ud83d\udca9");
  }

  @Test
  void json_hasTimeLevelCodeMessageAndFields() {
    assertThat(json(event("no token", Field.host("api.picpay.com"), Field.of("caller", "a.B.c"))))
        .isEqualTo(
            "{\"time\":\"2025-11-25T09:46:00.123Z\",\"level\":\"WARN\",\"code\":\"BA-402\","
                + "\"message\":\"no token\","
                + "\"fields\":{\"host\":\"api.picpay.com\",\"caller\":\"a.B.c\"}}");
  }

  @Test
  void json_withoutFields_hasNone() {
    assertThat(json(event("x")))
        .isEqualTo(
            "{\"time\":\"2025-11-25T09:46:00.123Z\",\"level\":\"WARN\",\"code\":\"BA-402\","
                + "\"message\":\"x\"}");
  }

  @Test
  void json_everyCharacter_isReadBackAndSteersNothing() throws IOException {
    String json = json(event(EVERY_CHARACTER, Field.of("all", EVERY_CHARACTER)));

    assertThat(parsed(json))
        .containsEntry("message", EVERY_CHARACTER)
        .containsEntry("all", EVERY_CHARACTER);
    assertThat(OneLine.of(json)).isEqualTo(json);
  }

  /** Half a character cannot be written in UTF-8; what is printed is still JSON. */
  @Test
  void json_halfACharacter_isStillJson() throws IOException {
    assertThat(parsed(json(event("a\ud83db")))).containsEntry("message", "a?b");
  }

  private static Map<String, String> parsed(String json) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          values.put(parser.currentName(), parser.getText());
        }
      }
    }
    return values;
  }
}
