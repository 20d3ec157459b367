package bearer.agent.rules;

import org.jspecify.annotations.Nullable;

/** The {@code WWW-Authenticate} values of a 401 (RFC 9110 section 11.6.1, RFC 6750 section 3). */
final class Challenge {
  private static final String BEARER = "bearer";

  private Challenge() {}

  /**
   * Whether such an answer can mean that the bearer token is not accepted: there is no challenge at
   * all, or Bearer is among them, and not for want of a scope, which no new token would have.
   *
   * @param challenges one or more values in any notation around them, as of a list; null for none
   */
  static boolean isAboutToken(@Nullable String challenges) {
    if (challenges == null || isBlank(challenges)) {
      return true;
    }
    return hasBearer(challenges) && !challenges.contains("insufficient_scope");
  }

  /** Whether a 401 or a 403 says itself that it is about the token (RFC 6750 section 3.1). */
  static boolean namesToken(@Nullable String challenges) {
    return challenges != null
        && (challenges.contains("invalid_token") || challenges.contains("insufficient_scope"));
  }

  /** Whether there is nothing but brackets, commas and blanks. */
  private static boolean isBlank(String challenges) {
    for (int i = 0; i < challenges.length(); i++) {
      if (Character.isLetterOrDigit(challenges.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the scheme's name stands somewhere as a word of its own, outside quotes. */
  private static boolean hasBearer(String challenges) {
    boolean quoted = false;
    for (int i = 0; i < challenges.length(); i++) {
      char c = challenges.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && isWord(challenges, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String text, int at) {
    int end = at + BEARER.length();
    return text.regionMatches(true, at, BEARER, 0, BEARER.length())
        && (at == 0 || isGap(text.charAt(at - 1)))
        && (end == text.length() || isGap(text.charAt(end)));
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == '[' || c == ']';
  }
}
