package bearer.agent.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts and sums for scripts. */
public final class JsonText {
  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  /** One object (RFC 8259) and a line end. */
  public static String of(Archive archive) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("damaged_lines", archive.damaged());
      json.writeArrayFieldStart("services");
      for (Subject subject : archive.subjects()) {
        new JsonText(json).write(subject);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) { // it is written to memory
      throw new IllegalStateException(impossible);
    }
    return text.append('\n').toString();
  }

  private void write(Subject subject) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", subject.newest().service);
    json.writeStringField("environment", subject.newest().environment);
    json.writeNumberField("since", subject.from);
    json.writeNumberField("until", subject.until);
    json.writeNumberField("processes", subject.current.size());
    json.writeArrayFieldStart("rules");
    for (Verdict verdict : subject.verdicts()) {
      write(verdict);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("calls");
    for (Map.Entry<List<String>, Sums> entry : subject.all().all().entrySet()) {
      write(entry.getKey(), entry.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Verdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", verdict.rule);
    json.writeStringField("stage", String.valueOf(verdict.stage));
    json.writeStringField("next", verdict.next == null ? "" : String.valueOf(verdict.next));
    json.writeStringField("safe", verdict.answer.words);
    json.writeArrayFieldStart("reasons");
    for (Reason reason : verdict.reasons) {
      json.writeStartObject();
      json.writeStringField("weight", reason.weight.name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", reason.text);
      json.writeStringField("cure", reason.cure);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(List<String> key, Sums sums) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", key.get(0));
    json.writeStringField("host", key.get(1));
    json.writeStringField("mode", key.get(2));
    for (Map.Entry<String, Long> sum : sums.all().entrySet()) {
      json.writeNumberField(sum.getKey().replace('-', '_'), sum.getValue());
    }
    json.writeEndObject();
  }
}
