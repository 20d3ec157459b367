package bearer.sandbox.app;

import bearer.sandbox.Answer;
import bearer.sandbox.Script;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with the requests of one API, for some time or for some of them. Thread-safe. */
final class Fault {
  static final String HANG = "hang";
  static final String CUT = "cut";

  private static final int MOST_MILLIS = 600_000;
  private static final int MOST = 1_000_000;
  private static final long LONGEST_HANG_MINUTES = 10;

  private final int delayMillis;

  /** A status, {@link #HANG}, {@link #CUT}, or empty for the API's own answer. */
  private final String answer;

  private final int retryAfterSeconds;
  private final boolean counts;
  private final AtomicInteger left;
  private final CountDownLatch over = new CountDownLatch(1);

  private Fault(int delayMillis, String answer, int retryAfterSeconds, int times) {
    this.delayMillis = delayMillis;
    this.answer = answer;
    this.retryAfterSeconds = retryAfterSeconds;
    this.counts = times > 0;
    this.left = new AtomicInteger(times);
  }

  /**
   * @throws IllegalArgumentException if it makes no sense, with what would
   */
  static Fault of(Fields fields) {
    String answer = fields.get("answer");
    if (!answer.matches("|[45]\\d\\d|hang|cut")) {
      throw new IllegalArgumentException("answer is a status from 400 to 599, hang, or cut");
    }
    Fault fault =
        new Fault(
            fields.number("delay", MOST_MILLIS),
            answer,
            fields.number("retry-after", MOST),
            fields.number("times", MOST));
    if (answer.isEmpty() && fault.delayMillis == 0) {
      throw new IllegalArgumentException("say what goes wrong: delay, answer, or both");
    }
    if (fault.retryAfterSeconds > 0 && !answer.matches("\\d+")) {
      throw new IllegalArgumentException("retry-after goes with a status as answer");
    }
    return fault;
  }

  /** Whether one more request meets it, which then counts. */
  boolean meets() {
    return !counts || left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
  }

  /** Whether no request meets it any more. */
  boolean isSpent() {
    return counts && left.get() == 0;
  }

  /** Lets go of those that hang. */
  void end() {
    over.countDown();
  }

  Script around(Target target, Script api) {
    return request -> {
      TimeUnit.MILLISECONDS.sleep(delayMillis);
      switch (answer) {
        case "":
          return api.answer(request);
        case HANG:
          over.await(LONGEST_HANG_MINUTES, TimeUnit.MINUTES);
          return Answer.none();
        case CUT:
          return Answer.none();
        default:
          return status(target);
      }
    };
  }

  private Answer status(Target target) {
    Answer said =
        answer.equals("401")
            ? target.refusal()
            : Answer.json(Integer.parseInt(answer), "{\"message\":\"as the sandbox was told\"}");
    return retryAfterSeconds == 0
        ? said
        : said.header("Retry-After", String.valueOf(retryAfterSeconds));
  }

  /** What becomes of a request. */
  String what() {
    StringBuilder text = new StringBuilder(answer.isEmpty() ? "late" : answer);
    if (retryAfterSeconds > 0) {
      text.append(", Retry-After ").append(retryAfterSeconds);
    }
    if (delayMillis > 0) {
      text.append(answer.isEmpty() ? " by " : ", after ").append(delayMillis).append(" ms");
    }
    return text.toString();
  }

  /** With how many it still meets. */
  @Override
  public String toString() {
    return what() + (counts ? ", the next " + left.get() : "");
  }
}
