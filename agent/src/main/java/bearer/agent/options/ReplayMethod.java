package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One entry of {@link Option#REPLAY_ON_401}. */
final class ReplayMethod {
  /** The idempotent methods of RFC 9110 section 9.2.2. */
  private static final List<String> SAFE =
      Arrays.asList("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  /** Is no method, since none has a hyphen in its name here. */
  private static final String KEYED = "IDEMPOTENCY-KEY";

  private static final int LONGEST = 20;

  private ReplayMethod() {}

  /** The methods, in capitals, that an entry stands for. */
  static List<String> parse(String entry) throws BadValue {
    String word = entry.toUpperCase(Locale.ROOT);
    if (word.equals("SAFE")) {
      return SAFE;
    }
    if (word.equals("OFF")) {
      return Collections.emptyList();
    }
    if (word.equals(KEYED)) {
      return Collections.singletonList(KEYED);
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'A' || word.charAt(i) > 'Z' || i >= LONGEST) {
        throw new BadValue("valid entries are safe, off, idempotency-key and methods such as POST");
      }
    }
    return Collections.singletonList(word);
  }
}
