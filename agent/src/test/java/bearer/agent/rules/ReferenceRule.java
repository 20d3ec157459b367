package bearer.agent.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a rule is for, said once more by regular expressions: slow, and of nothing that {@link
 * Rules} is made of.
 */
record ReferenceRule(
    String name, boolean off, List<String> hosts, List<String> paths, List<String> methods) {
  record Request(String scheme, String host, int port, String method, String target) {
    private int realPort() {
      return port > 0 ? port : usualPort();
    }

    private int usualPort() {
      return scheme.equals("https") ? 443 : 80;
    }

    /** The path as it is sent, an empty one as it is meant. */
    String path() {
      String path =
          target.replaceFirst("(?i)^https?://[^/?#]*", "").replaceFirst("(?s)[?#].*\\z", "");
      return path.isEmpty() ? "/" : path;
    }
  }

  /** One host and one path of a rule. */
  record Pair(ReferenceRule rule, String host, String path) {
    /** {@code semantics}: exact, longer suffix, port, longer literal path, methods. */
    static final Comparator<Pair> CLOSEST_FIRST =
        Comparator.comparing((Pair pair) -> pair.host.startsWith("*"))
            .thenComparing(pair -> -pair.hostAlone().length())
            .thenComparing(pair -> pair.hostAlone().equals(pair.host))
            .thenComparing(pair -> -pair.literal())
            .thenComparing(pair -> pair.rule.methods.isEmpty());

    private String hostAlone() {
      return host.replaceFirst(":\\d+\\z", "");
    }

    private int literal() {
      int star = path.indexOf('*');
      return star < 0 ? Integer.MAX_VALUE : star;
    }

    boolean isFor(Request request) {
      return (rule.methods.isEmpty() || rule.methods.contains(request.method))
          && isForHost(request)
          && (path.equals("/**") || pattern().matcher(request.path()).matches());
    }

    private boolean isForHost(Request request) {
      String port = host.substring(hostAlone().length());
      String wanted =
          hostAlone().startsWith("*.")
              ? "[^.].*" + Pattern.quote(hostAlone().substring(1))
              : Pattern.quote(hostAlone());
      return Pattern.compile("(?is)" + wanted + "\\.?").matcher(request.host).matches()
          && request.realPort()
              == (port.isEmpty() ? request.usualPort() : Integer.parseInt(port.substring(1)));
    }

    private Pattern pattern() {
      StringBuilder regex = new StringBuilder("(?s)");
      for (String segment : path.substring(1).split("/", -1)) {
        regex.append(
            segment.equals("**")
                ? "(?:/[^/]*)*"
                : "/\\Q" + segment.replace("*", "\\E[^/]*\\Q") + "\\E");
      }
      return Pattern.compile(regex.toString());
    }

    /** Whether a path is below the segments before the first one with a star, as it is read. */
    boolean isAbove(String read) {
      String literal = path.substring(0, Math.min(literal(), path.length()));
      String stem = literal.equals(path) ? path : literal.substring(0, literal.lastIndexOf('/'));
      return readings(stem + '/').stream().anyMatch((read + '/')::startsWith);
    }
  }

  /** As the agent is told. */
  List<String> settings() {
    String prefix = "bearer.rule." + name + '.';
    List<String> settings = new ArrayList<>();
    settings.add(prefix + "hosts=" + String.join(",", hosts));
    settings.add(prefix + "paths=" + String.join(",", paths));
    if (!methods.isEmpty()) {
      settings.add(prefix + "methods=" + String.join(",", methods));
    }
    if (off) {
      settings.add(prefix + "mode=off");
    }
    return settings;
  }

  private List<Pair> pairs() {
    return hosts.stream()
        .flatMap(host -> paths.stream().map(path -> new Pair(this, host, path)))
        .toList();
  }

  /**
   * Which pair of which rule decides.
   *
   * @throws AssertionError if two rules could, of which the agent must have complained
   */
  static Optional<Pair> closest(List<ReferenceRule> rules, Request request) {
    List<Pair> found =
        rules.stream()
            .flatMap(rule -> rule.pairs().stream())
            .filter(pair -> pair.isFor(request))
            .sorted(Pair.CLOSEST_FIRST)
            .toList();
    if (found.size() > 1
        && !found.get(0).rule.equals(found.get(1).rule)
        && Pair.CLOSEST_FIRST.compare(found.get(0), found.get(1)) == 0) {
      throw new AssertionError("nobody can say which decides: " + found.subList(0, 2));
    }
    return found.stream().findFirst();
  }

  /** What servers of several kinds take a path for: each resolves it in its own way. */
  static List<String> readings(String path) {
    List<String> readings = new ArrayList<>();
    for (int decoded = 0; decoded <= 2; decoded++) {
      for (boolean backslash : new boolean[] {false, true}) {
        for (boolean parameters : new boolean[] {false, true}) {
          readings.add(resolved(path, decoded, backslash, parameters));
        }
      }
    }
    return readings;
  }

  private static String resolved(
      String path, int decoded, boolean backslash, boolean withoutParameters) {
    String read = withoutParameters ? path.replaceAll(";[^/]*", "") : path;
    for (int i = 0; i < decoded; i++) {
      read = decoded(read);
    }
    read = (backslash ? read.replace('\\', '/') : read).replace("\0", "");
    read = withoutParameters ? read.replaceAll(";[^/]*", "") : read;
    List<String> segments = new ArrayList<>();
    for (String segment : read.substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        segments.subList(Math.max(0, segments.size() - 1), segments.size()).clear();
      } else if (!segment.equals(".")) {
        segments.add(segment);
      }
    }
    return '/' + String.join("/", segments);
  }

  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("%", i) && text.substring(i).matches("(?s)%\\p{XDigit}{2}.*")) {
        decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        decoded.append(text.charAt(i));
      }
    }
    return decoded.toString();
  }
}
