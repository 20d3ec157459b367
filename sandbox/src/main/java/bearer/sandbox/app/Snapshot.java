package bearer.sandbox.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** All that is shown, as JSON for the page and as text for a terminal. Thread-safe. */
final class Snapshot {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final int SHOWN_AS_TEXT = 20;

  private final Faults faults;
  private final Arrivals arrivals;
  private final Certificates certificates;

  Snapshot(Faults faults, Arrivals arrivals, Certificates certificates) {
    this.faults = faults;
    this.arrivals = arrivals;
    this.certificates = certificates;
  }

  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("certificate", certificates.shown());
      writeFaults(json);
      json.writeArrayFieldStart("services");
      for (ServiceSums sums : arrivals.services()) {
        write(json, sums);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("requests");
      for (Received received : arrivals.newest()) {
        write(json, received);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private void writeFaults(JsonGenerator json) throws IOException {
    Map<Target, String> shown = faults.shown();
    json.writeArrayFieldStart("apis");
    for (Target target : Target.values()) {
      json.writeStartObject();
      json.writeStringField("id", target.id);
      json.writeStringField("fault", shown.getOrDefault(target, ""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, ServiceSums sums) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", sums.name);
    json.writeNumberField("legacy", sums.legacyAlone.get());
    json.writeNumberField("both", sums.both.get());
    json.writeNumberField("bearer", sums.bearerAlone.get());
    json.writeNumberField("neither", sums.neither.get());
    json.writeNumberField("v1", sums.v1.get());
    json.writeNumberField("refused", sums.refused.get());
    json.writeNumberField("tokens", sums.tokenRequests.get());
    json.writeNumberField("last", sums.lastMillis.get());
    json.writeNumberField("lastLegacy", sums.lastLegacyMillis.get());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Received received) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", received.number);
    json.writeNumberField("at", received.millis);
    json.writeStringField("service", received.service);
    json.writeStringField("api", received.target.id);
    json.writeStringField("method", received.method);
    json.writeStringField("path", received.path);
    json.writeBooleanField("bearer", received.proof.bearer);
    json.writeStringField("authorization", received.proof.authorization);
    json.writeStringField("legacy", received.proof.legacy);
    json.writeStringField("fault", received.fault);
    json.writeNumberField("status", received.status());
    json.writeEndObject();
  }

  String text() {
    StringBuilder text = new StringBuilder("certificate: " + certificates.shown() + "\n");
    faults.shown().forEach((target, fault) -> line(text, "fault: " + target.id + ": " + fault));
    for (ServiceSums sums : arrivals.services()) {
      line(
          text,
          String.format(
              "service: %s: %d legacy alone, %d both, %d bearer alone, %d neither;"
                  + " %d to V1, %d refused, %d token requests",
              sums.name,
              sums.legacyAlone.get(),
              sums.both.get(),
              sums.bearerAlone.get(),
              sums.neither.get(),
              sums.v1.get(),
              sums.refused.get(),
              sums.tokenRequests.get()));
    }
    arrivals.newest().stream().limit(SHOWN_AS_TEXT).forEach(each -> line(text, lineOf(each)));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String lineOf(Received received) {
    return String.format(
        "%s %s %s %s: %s%s%s%s",
        TIME.format(Instant.ofEpochMilli(received.millis)),
        received.service,
        received.method,
        received.path,
        statusOf(received),
        said(", bearer ", received.proof.bearer ? received.proof.authorization : ""),
        said(", legacy ", received.proof.legacy),
        said(", fault: ", received.fault));
  }

  private static String statusOf(Received received) {
    switch (received.status()) {
      case Received.WAITING:
        return "waiting";
      case Received.NONE:
        return "no answer";
      default:
        return String.valueOf(received.status());
    }
  }

  private static String said(String before, String what) {
    return what.isEmpty() ? "" : before + what;
  }
}
