package bearer.agent.config;

/** Reads one entry of {@code bearer.paths}. */
final class PathPattern {
  private PathPattern() {}

  static String parse(String entry) throws BadValue {
    if (!entry.startsWith("/")) {
      throw new BadValue("a path starts with /, as in /ecommerce/**");
    }
    for (int i = 0; i < entry.length(); i++) {
      requirePathCharacter(entry.charAt(i));
    }
    requireWholeSegments(entry);
    return entry;
  }

  private static void requirePathCharacter(char c) throws BadValue {
    if (c == '?' || c == '#') {
      throw new BadValue("a path is matched without what follows ? or #");
    }
    if (c == '{' || c == '}') {
      throw new BadValue("braces are not known here: write * for one segment");
    }
    if (c <= ' ' || c >= 127) {
      throw new BadValue("write the path as it is sent: ASCII, anything else percent-encoded");
    }
  }

  /** Elsewhere {@code **} would silently mean no more than {@code *}. */
  private static void requireWholeSegments(String entry) throws BadValue {
    for (int at = entry.indexOf("**"); at >= 0; at = entry.indexOf("**", at + 2)) {
      boolean ends = at + 2 == entry.length() || entry.charAt(at + 2) == '/';
      if (entry.charAt(at - 1) != '/' || !ends) {
        throw new BadValue("** stands for whole segments, as in /ecommerce/**");
      }
    }
  }
}
