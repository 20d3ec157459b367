package bearer.agent.report;

import bearer.agent.diag.OneLine;
import bearer.agent.diag.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** All sums as one table (RFC 4180), a line for each process, rule, host, mode and sum. */
public final class Csv {
  private static final String HEAD =
      "service,environment,version,instance,run,agent,since,until,rule,host,mode,what,count";

  private final StringBuilder out = new StringBuilder(HEAD).append("\r\n");

  private Csv() {}

  /** With a first line that names the columns. */
  public static String of(Archive archive) {
    Csv csv = new Csv();
    for (Subject subject : archive.subjects()) {
      for (Life life : subject.lives) {
        csv.add(life.last());
      }
    }
    return csv.out.toString();
  }

  private void add(Moment last) {
    Totals totals = new Totals();
    totals.add(last, 1);
    for (Map.Entry<List<String>, Sums> entry : totals.all().entrySet()) {
      for (Map.Entry<String, Long> sum : entry.getValue().all().entrySet()) {
        line(last, entry.getKey(), sum.getKey(), sum.getValue());
      }
      for (Map.Entry<String, Long> from : entry.getValue().legacy.entrySet()) {
        String where = "legacy header: " + from.getKey().replace('\n', ' ').trim();
        line(last, entry.getKey(), where, from.getValue());
      }
    }
    for (Map.Entry<String, Long> code : last.said().entrySet()) {
      line(last, Collections.nCopies(3, ""), "said " + code.getKey(), code.getValue());
    }
  }

  private void line(Moment last, List<String> key, String what, long count) {
    List<String> fields = new ArrayList<>();
    Collections.addAll(
        fields,
        last.service,
        last.environment,
        last.version,
        last.instance,
        last.run,
        last.agent,
        Timestamp.of(last.since),
        Timestamp.of(last.at));
    fields.addAll(key);
    fields.add(what);
    for (String field : fields) {
      out.append(quoted(field)).append(',');
    }
    out.append(count).append("\r\n");
  }

  /** A spreadsheet takes what begins so for a formula, also inside quotes. */
  static String quoted(String text) {
    String line = OneLine.of(text);
    String safe = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    return safe.indexOf(',') < 0 && safe.indexOf('"') < 0
        ? safe
        : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
