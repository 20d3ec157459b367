package bearer.agent.answers;

import java.util.concurrent.atomic.LongAdder;

/** Counts answers by their status. Thread-safe; takes no lock, allocates nothing. */
public final class AnswerCells {
  private final LongAdder ok = new LongAdder();
  private final LongAdder unauthorized = new LongAdder();
  private final LongAdder forbidden = new LongAdder();
  private final LongAdder serverErrors = new LongAdder();
  private final LongAdder others = new LongAdder();

  public void add(int status) {
    cell(status).increment();
  }

  private LongAdder cell(int status) {
    if (status == 401) {
      return unauthorized;
    }
    if (status == 403) {
      return forbidden;
    }
    int hundreds = status / 100;
    return hundreds == 2 ? ok : hundreds == 5 ? serverErrors : others;
  }

  /** As they are now. */
  public AnswerCounts counts() {
    return new AnswerCounts(
        ok.sum(), unauthorized.sum(), forbidden.sum(), serverErrors.sum(), others.sum());
  }
}
