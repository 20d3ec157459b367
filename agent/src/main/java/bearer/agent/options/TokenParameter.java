package bearer.agent.options;

import bearer.agent.net.BadValue;

/** Reads the name in {@code bearer.token-param.<name>}. */
final class TokenParameter {
  private TokenParameter() {}

  /** Returns the name, if it may be set and is written as RFC 6749 appendix A asks. */
  static String name(String text) throws BadValue {
    switch (text) {
      case "grant_type":
      case "client_id":
      case "client_secret":
        throw new BadValue("the agent sets " + text + " itself");
      case "scope":
      case "audience":
        throw new BadValue("set bearer." + text + " instead");
      default:
        requirePlain(text);
        return text;
    }
  }

  private static void requirePlain(String text) throws BadValue {
    if (text.startsWith("client_assertion")) {
      throw new BadValue("the agent sets client_assertion itself");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && c != '-' && c != '.' && c != '_') {
        throw new BadValue("a parameter's name has letters, digits, - . and _ alone");
      }
    }
    if (text.isEmpty()) {
      throw new BadValue("name the parameter, as in bearer.token-param.resource");
    }
  }
}
