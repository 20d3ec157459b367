package bearer.agent.jmx;

import bearer.agent.rules.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one rule, over all its hosts, modes and credentials. Immutable. */
final class RuleNumbers {
  private final List<Evidence.Entry> entries = new ArrayList<>();
  private final List<Evidence.State> states = new ArrayList<>();

  /**
   * @param evidence null before the first client is woven
   */
  RuleNumbers(String rule, @Nullable Evidence evidence) {
    if (evidence != null) {
      for (Evidence.Entry entry : evidence.entries) {
        if (entry.rule.equals(rule)) {
          entries.add(entry);
        }
      }
      for (Evidence.State state : evidence.states) {
        if (state.rule.equals(rule)) {
          states.add(state);
        }
      }
    }
  }

  long withToken() {
    return calls("decorated");
  }

  long withoutToken() {
    long all = 0;
    for (Evidence.Entry entry : entries) {
      for (Long count : entry.calls.values()) {
        all += count;
      }
    }
    return all - withToken() - failed();
  }

  long failed() {
    return calls("failed");
  }

  private long calls(String outcome) {
    long sum = 0;
    for (Evidence.Entry entry : entries) {
      Long count = entry.calls.get(outcome);
      sum += count == null ? 0 : count;
    }
    return sum;
  }

  long refused() {
    long sum = 0;
    for (Evidence.Entry entry : entries) {
      sum += entry.answersToToken.unauthorized;
    }
    return sum;
  }

  long legacySent() {
    long sum = 0;
    for (Evidence.Entry entry : entries) {
      sum += entry.legacySent;
    }
    return sum;
  }

  boolean isTokenRefused() {
    for (Evidence.State state : states) {
      if (state.refused) {
        return true;
      }
    }
    return false;
  }

  boolean isBreakerOpen() {
    for (Evidence.State state : states) {
      if (state.leftAlone) {
        return true;
      }
    }
    return false;
  }

  /** One for all credentials. */
  int wayBackRefusedWith() {
    return states.isEmpty() ? 0 : states.get(0).wayBackRefusedWith;
  }
}
