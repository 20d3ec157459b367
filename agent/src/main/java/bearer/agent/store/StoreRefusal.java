package bearer.agent.store;

import java.io.IOException;

/** The store has answered with an error, or with something that is no answer. */
final class StoreRefusal extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 20;

  private StoreRefusal(String message) {
    super(message);
  }

  /** An error of its own, of which the first word is shown: the rest could be anything. */
  static StoreRefusal of(String error) {
    int end = 0;
    while (end < error.length() && end < LONGEST && isCapital(error.charAt(end))) {
      end++;
    }
    String word = end == 0 ? "an error" : error.substring(0, end);
    return new StoreRefusal("it answered " + word);
  }

  static StoreRefusal nonsense() {
    return new StoreRefusal("it answered with something that is not the Redis protocol");
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
