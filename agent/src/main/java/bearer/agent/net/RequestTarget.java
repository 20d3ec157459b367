package bearer.agent.net;

/** The path within a request target: a path with or without a query, or an absolute URI. */
public final class RequestTarget {
  private RequestTarget() {}

  /** As it is sent; empty for an absolute URI without one. */
  public static String path(String target) {
    int start = start(target);
    return target.substring(start, end(target, start));
  }

  static boolean pathIs(String target, String path) {
    if (!target.startsWith(path) && target.startsWith("/")) {
      return false; // the common case
    }
    int start = start(target);
    return end(target, start) - start == path.length() && target.startsWith(path, start);
  }

  /** Whether the path, without a query, ends so. */
  public static boolean pathEndsWith(String target, String end) {
    int query = target.indexOf('?');
    int length = query < 0 ? target.length() : query;
    return target.startsWith(end, length - end.length());
  }

  /** Where the path begins: behind the authority of an absolute URI. */
  static int start(String target) {
    if (!isAbsolute(target)) {
      return 0;
    }
    for (int i = target.indexOf("//") + 2; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return target.length();
  }

  /** As a proxy is asked (RFC 9112 section 3.2.2); anything else that holds a URI is none. */
  private static boolean isAbsolute(String target) {
    return target.regionMatches(true, 0, "https://", 0, 8)
        || target.regionMatches(true, 0, "http://", 0, 7);
  }

  static int end(String target, int start) {
    for (int i = start; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '?' || c == '#') {
        return i;
      }
    }
    return target.length();
  }
}
