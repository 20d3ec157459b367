package bearer.agent.metrics;

import java.util.Iterator;
import java.util.Map;

/**
 * The Prometheus text format, version 0.0.4: what node-exporter's textfile collector reads. It
 * takes neither a time nor a type {@code info}, and {@code # EOF} is a comment to it.
 */
final class TextExposition {
  private static final double LARGEST_WHOLE = 1e15;

  private TextExposition() {}

  /**
   * The lines of samples, those of one meter together.
   *
   * @param common labels that each of them has
   */
  static String of(Iterable<Sample> samples, Map<String, String> common) {
    StringBuilder text = new StringBuilder();
    Meter last = null;
    for (Sample sample : samples) {
      if (sample.meter != last) {
        last = sample.meter;
        head(last, text);
      }
      line(sample, common, text);
    }
    return text.toString();
  }

  private static void head(Meter meter, StringBuilder text) {
    String name = meter.prometheusName();
    text.append("# HELP ").append(name).append(' ').append(escaped(meter.help)).append(".\n");
    text.append("# TYPE ").append(name).append(' ').append(meter.type.word).append('\n');
  }

  private static void line(Sample sample, Map<String, String> common, StringBuilder text) {
    text.append(sample.meter.prometheusName());
    char before = '{';
    for (Map.Entry<String, String> label : common.entrySet()) {
      label(before, label.getKey(), label.getValue(), text);
      before = ',';
    }
    Iterator<String> values = sample.values.iterator();
    for (String label : sample.meter.labels) {
      label(before, label, values.next(), text);
      before = ',';
    }
    text.append(before == '{' ? " " : "} ").append(number(sample.value)).append('\n');
  }

  private static void label(char before, String name, String value, StringBuilder text) {
    text.append(before).append(name).append("=\"");
    text.append(escaped(value).replace("\"", "\\\"")).append('"');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
