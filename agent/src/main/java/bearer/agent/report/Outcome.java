package bearer.agent.report;

import java.util.Map;

/** What becomes of calls, in four kinds that people can tell apart at a glance. */
enum Outcome {
  TOKEN("with the token"),
  AS_BUILT("as the application built them"),
  WITHOUT("without a token, for want of one"),
  FAILED("failed, for want of one");

  final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** By the name that the agent has for it; anything else is no outcome. */
  static Outcome of(String name) {
    switch (name) {
      case "decorated":
        return TOKEN;
      case "without-token":
        return WITHOUT;
      case "failed":
        return FAILED;
      default:
        return AS_BUILT;
    }
  }

  /** Whether a name of {@link Sums} is that of an outcome. */
  static boolean isOne(String name) {
    switch (name) {
      case "decorated":
      case "without-token":
      case "failed":
      case "observed":
      case "outside-percent":
      case "breaker-open":
      case "other-caller":
      case "unmapped":
      case "keeps-own":
      case "not-moved":
      case "redirected":
      case "plain-http":
      case "lacks-header":
        return true;
      default:
        return false;
    }
  }

  /** How many calls there were, whatever became of them. */
  static long sum(Map<String, Long> numbers) {
    long sum = 0;
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      sum += isOne(number.getKey()) ? number.getValue() : 0;
    }
    return sum;
  }

  /** In words for people. */
  static String words(String name) {
    switch (name) {
      case "decorated":
        return "with the token";
      case "without-token":
        return "without a token, for want of one";
      case "failed":
        return "failed, for want of a token or a credential";
      case "observed":
        return "observed";
      case "outside-percent":
        return "outside the percentage";
      case "breaker-open":
        return "left alone, since the API refuses the token";
      case "other-caller":
        return "another merchant's";
      case "unmapped":
        return "of nobody whom a credential names";
      case "keeps-own":
        return "with an Authorization of the application's own";
      case "not-moved":
        return "stayed at the old address";
      default:
        return name.replace('-', ' ');
    }
  }
}
