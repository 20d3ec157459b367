package bearer.agent.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the option that was probably meant. */
final class Spelling {
  private static final int SHORT = 5;

  /** The cost of comparing grows with the square, and nobody means an option by so much text. */
  private static final int LONGEST = 64;

  private Spelling() {}

  /** For names that can be meant for nobody else; null if nothing is near. */
  static @Nullable Option nearest(String shortKey) {
    Option near = within(Math.max(2, shortKey.length() / 3), shortKey);
    return near != null ? near : containing(shortKey);
  }

  /** Whether it differs from the name of an option by no more than two slips. */
  static boolean isNearOption(String shortKey) {
    return within(2, shortKey) != null;
  }

  /** At most two slips. */
  static boolean isNear(String text, String word) {
    return Math.abs(text.length() - word.length()) <= 2 && distance(text, word) <= 2;
  }

  /**
   * For environment variables, where others have names like ours ({@code BEARER_TOKEN} is common):
   * at most two slips, one in a short name.
   */
  static @Nullable Option slip(String shortKey) {
    return within(shortKey.length() <= SHORT ? 1 : 2, shortKey);
  }

  private static @Nullable Option within(int limit, String shortKey) {
    if (shortKey.length() > LONGEST) {
      return null;
    }
    String wanted = shortKey.toLowerCase(Locale.ROOT).replace('_', '-');
    Option best = null;
    int least = limit + 1;
    for (Option option : Option.values()) {
      int distance = distance(wanted, option.shortKey);
      if (distance < least) {
        least = distance;
        best = option;
      }
    }
    return best;
  }

  private static @Nullable Option containing(String shortKey) {
    for (Option option : Option.values()) {
      if (shortKey.length() > 2
          && shortKey.length() <= LONGEST
          && option.shortKey.contains(shortKey.toLowerCase(Locale.ROOT))) {
        return option;
      }
    }
    return null;
  }

  /** Damerau-Levenshtein, optimal string alignment: a swap of neighbours is one slip. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cell(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cell(int[][] cost, String a, String b, int i, int j) {
    char x = a.charAt(i - 1);
    char y = b.charAt(j - 1);
    int kept = cost[i - 1][j - 1] + (x == y ? 0 : 1);
    int least = Math.min(kept, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
