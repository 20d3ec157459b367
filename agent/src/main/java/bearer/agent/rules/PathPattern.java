package bearer.agent.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern as in Ant: {@code *} stands for any characters within one segment, {@code **} for
 * any number of segments, none included. Paths match as they are sent, percent-encoding and case
 * included; a path with dot segments matches {@code /**} alone, since who resolves them is unknown.
 */
final class PathPattern {
  private static final String ANY = "**";

  private final String[] segments;

  /** Of a pattern like {@code /a/b/**}, which most are: {@code /a/b/}. Null for any other. */
  private final @Nullable String prefix;

  PathPattern(String pattern) {
    List<String> parts = new ArrayList<>();
    int start = 1;
    for (int slash; (slash = pattern.indexOf('/', start)) >= 0; start = slash + 1) {
      parts.add(pattern.substring(start, slash));
    }
    parts.add(pattern.substring(start));
    segments = parts.toArray(new String[0]);
    String before = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 2) : "*";
    prefix = before.indexOf('*') < 0 ? before : null;
  }

  /**
   * @param target a request target: a path with or without a query, or an absolute URI
   */
  boolean matches(String target) {
    if (segments.length == 1 && segments[0].equals(ANY)) {
      return true;
    }
    if (prefix != null
        && target.startsWith(prefix)
        && target.indexOf('.') < 0
        && target.indexOf('%') < 0) {
      return true; // the common case, in intrinsics alone
    }
    return matchesSlowly(target);
  }

  private boolean matchesSlowly(String target) {
    int start = pathStart(target);
    int end = pathEnd(target, start);
    if (hasDotSegment(target, start, end)) {
      return false;
    }
    if (start == end) {
      return segments.length == 1 && segments[0].isEmpty(); // an empty path is "/"
    }
    return target.charAt(start) == '/' && matches(0, target, start + 1, end);
  }

  /** Whether the segments from {@code i} on match all of the target from {@code from} on. */
  private boolean matches(int i, String target, int from, int end) {
    if (i == segments.length) {
      return from > end;
    }
    if (segments[i].equals(ANY)) {
      for (int at = from; at <= end + 1; at = segmentEnd(target, at, end) + 1) {
        if (matches(i + 1, target, at, end)) {
          return true;
        }
      }
      return false;
    }
    if (from > end) {
      return false;
    }
    int segmentEnd = segmentEnd(target, from, end);
    return segmentMatches(segments[i], 0, target, from, segmentEnd)
        && matches(i + 1, target, segmentEnd + 1, end);
  }

  private static int segmentEnd(String target, int from, int end) {
    if (from > end) {
      return end + 1;
    }
    int slash = target.indexOf('/', from);
    return slash < 0 || slash > end ? end : slash;
  }

  private static boolean segmentMatches(String pattern, int p, String target, int from, int end) {
    for (int i = p; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '*') {
        for (int at = from; at <= end; at++) {
          if (segmentMatches(pattern, i + 1, target, at, end)) {
            return true;
          }
        }
        return false;
      }
      if (from >= end || target.charAt(from) != pattern.charAt(i)) {
        return false;
      }
      from++;
    }
    return from == end;
  }

  /** Where the path of a target begins, behind the authority of an absolute URI. */
  static int pathStart(String target) {
    if (target.startsWith("/") || target.isEmpty()) {
      return 0;
    }
    int authority = target.indexOf("://");
    if (authority < 0) {
      return 0;
    }
    for (int i = authority + 3; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return target.length();
  }

  static int pathEnd(String target, int start) {
    for (int i = start; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '?' || c == '#') {
        return i;
      }
    }
    return target.length();
  }

  private static boolean hasDotSegment(String target, int start, int end) {
    for (int slash = start; slash >= 0 && slash < end; slash = target.indexOf('/', slash + 1)) {
      if (isDots(target, slash + 1, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one or two dots, plain or encoded, are a whole segment. */
  private static boolean isDots(String target, int from, int end) {
    int at = from;
    for (int dots = 1; dots <= 2; dots++) {
      if (at < end && target.charAt(at) == '.') {
        at++;
      } else if (at + 3 <= end && target.regionMatches(true, at, "%2e", 0, 3)) {
        at += 3;
      } else {
        return false;
      }
      if (at == end || target.charAt(at) == '/' || target.charAt(at) == ';') {
        return true; // some servers drop a ";parameter" before they resolve dots
      }
    }
    return false;
  }
}
