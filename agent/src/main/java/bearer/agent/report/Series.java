package bearer.agent.report;

import java.util.ArrayList;
import java.util.List;

/** What became of the calls of a service over time, in columns that are equally wide. Immutable. */
final class Series {
  private static final int COLUMNS = 48;

  /** In milliseconds since 1970. */
  final long from;

  final long until;

  final List<Shares> columns = new ArrayList<>();

  Series(Subject subject) {
    this.from = subject.from;
    this.until = subject.until;
    int most = 0;
    for (Life life : subject.lives) {
      most = Math.max(most, life.moments.size());
    }
    int count = most < 2 && subject.lives.size() == 1 ? 1 : COLUMNS;
    for (int i = 0; i < count; i++) {
      columns.add(new Shares());
    }
    for (Life life : subject.lives) {
      add(life);
    }
  }

  private void add(Life life) {
    Shares before = new Shares();
    for (Moment moment : life.moments) {
      Shares now = counted(moment);
      columns.get(index(moment.at)).addGrowth(now, before);
      before = now;
    }
  }

  private int index(long at) {
    long width = Math.max(1, until - from);
    return (int) Math.min(columns.size() - 1, Math.max(0, (at - from) * columns.size() / width));
  }

  private static Shares counted(Moment moment) {
    Totals totals = new Totals();
    totals.add(moment, 1);
    return Shares.of(totals.sum());
  }

  /** Whether there is more than one moment to show. */
  boolean hasHistory() {
    return columns.size() > 1;
  }
}
