package bearer.agent.rules;

import bearer.agent.net.PathPattern;
import bearer.agent.net.RequestTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths as they may be shown: a segment that a known pattern names stands as it is, any other one,
 * which can hold a document number or the reference of a payment, as a star; the query not at all.
 * Immutable.
 */
final class PathTemplates {
  private static final int MAX_SEGMENTS = 12;

  private final List<String[]> known = new ArrayList<>();

  PathTemplates(List<PathPattern> paths, List<PathPattern> operations) {
    add(paths);
    add(operations);
  }

  private void add(List<PathPattern> patterns) {
    for (PathPattern pattern : patterns) {
      known.add(pattern.toString().substring(1).split("/", -1));
    }
  }

  /**
   * What is shown of a request target; empty for one without a path.
   *
   * @param target as in the request line
   */
  String of(String target) {
    String path = RequestTarget.path(target);
    StringBuilder shown = new StringBuilder();
    List<String[]> alive = known;
    int start = path.startsWith("/") ? 1 : 0;
    for (int i = 0; !path.isEmpty() && start <= path.length(); i++) {
      if (i == MAX_SEGMENTS) {
        return shown.append("/**").toString();
      }
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String segment = withoutParameters(path.substring(start, end));
      shown.append('/').append(isNamed(segment, i, alive) ? segment : "*");
      alive = stillAlive(segment, i, alive);
      start = end + 1;
    }
    return shown.toString();
  }

  private static String withoutParameters(String segment) {
    int parameters = segment.indexOf(';');
    return parameters < 0 ? segment : segment.substring(0, parameters);
  }

  private static boolean isNamed(String segment, int i, List<String[]> alive) {
    for (String[] pattern : alive) {
      if (i < pattern.length && pattern[i].indexOf('*') < 0 && pattern[i].equals(segment)) {
        return true;
      }
    }
    return segment.isEmpty();
  }

  /** Behind two stars no segment of a pattern has a place of its own. */
  private static List<String[]> stillAlive(String segment, int i, List<String[]> alive) {
    List<String[]> left = new ArrayList<>();
    for (String[] pattern : alive) {
      if (i < pattern.length
          && !pattern[i].equals("**")
          && (pattern[i].indexOf('*') >= 0 || pattern[i].equals(segment))) {
        left.add(pattern);
      }
    }
    return left;
  }
}
