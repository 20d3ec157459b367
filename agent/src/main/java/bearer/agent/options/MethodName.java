package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.util.Locale;

/** An entry of {@link Option#METHODS}. */
final class MethodName {
  private static final int LONGEST = 20;

  private MethodName() {}

  /** In capitals. */
  static String parse(String entry) throws BadValue {
    String name = entry.toUpperCase(Locale.ROOT);
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 'A' || name.charAt(i) > 'Z' || i >= LONGEST) {
        throw new BadValue("a method is a word such as GET");
      }
    }
    return name;
  }
}
