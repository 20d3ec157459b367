package bearer.agent.metrics;

import bearer.agent.answers.AnswerCounts;
import bearer.agent.control.Described;
import bearer.agent.rules.Evidence;
import java.util.Map;

/** The samples of one rule, host and mode. */
final class EntrySamples {
  private static final double NANOS = 1_000_000_000.0;

  private final Evidence.Entry entry;
  private final Samples samples;
  private final String mode;

  EntrySamples(Evidence.Entry entry, Samples samples) {
    this.entry = entry;
    this.samples = samples;
    this.mode = Described.word(entry.mode);
  }

  void add() {
    for (Map.Entry<String, Long> outcome : entry.calls.entrySet()) {
      count(Meter.REQUESTS, outcome.getValue(), outcome.getKey());
    }
    addAnswers("true", entry.answersToToken);
    addAnswers("false", entry.answersToOthers);
    addFallbacks("without-token");
    addFallbacks("breaker-open");
    count(Meter.LEGACY_REQUESTS, entry.legacySent);
    count(Meter.TOKEN_WAITS, entry.waits);
    add(Meter.TOKEN_WAIT, entry.waitedNanos / NANOS);
  }

  /** Also if there was none: what grows from nothing does not count as growing. */
  private void addFallbacks(String reason) {
    Long asBuilt = entry.calls.get(reason);
    count(Meter.FALLBACK_REQUESTS, asBuilt == null ? 0 : asBuilt, reason);
  }

  private void addAnswers(String token, AnswerCounts counts) {
    addAnswers(token, "2xx", counts.ok);
    addAnswers(token, "401", counts.unauthorized);
    addAnswers(token, "403", counts.forbidden);
    addAnswers(token, "5xx", counts.serverErrors);
    addAnswers(token, "other", counts.others);
  }

  private void addAnswers(String token, String code, long count) {
    count(Meter.RESPONSES, count, token, code);
  }

  private void count(Meter meter, long count, String... last) {
    add(meter, (double) count, last);
  }

  private void add(Meter meter, double value, String... last) {
    String[] labels = new String[3 + last.length];
    labels[0] = entry.rule;
    labels[1] = entry.host;
    labels[2] = mode;
    System.arraycopy(last, 0, labels, 3, last.length);
    samples.add(entry.firstCaller(), meter, value, labels);
  }
}
