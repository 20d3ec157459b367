package bearer.agent.rules;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that calls have drawn, by what stands for them in their library; forgotten with that. A
 * number stays when rules are replaced, so that a call under way changes sides only if its rule's
 * share does. Thread-safe.
 */
final class Draws {
  private final Exchanges<Integer> drawn = new Exchanges<>();

  /** From 0 to 99. */
  int of(@Nullable Object hop) {
    Integer known = hop == null ? null : drawn.get(hop);
    if (known != null) {
      return known;
    }
    int number = ThreadLocalRandom.current().nextInt(100);
    if (hop != null) {
      drawn.put(hop, number);
    }
    return number;
  }

  void handOn(Object hop, @Nullable Object next) {
    Integer known = drawn.take(hop);
    if (known != null && next != null) {
      drawn.put(next, known);
    }
  }
}
