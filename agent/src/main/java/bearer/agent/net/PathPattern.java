package bearer.agent.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern as in Ant: {@code *} stands for any characters within one segment, {@code **} for
 * any number of segments, none included. Paths match as they are sent, percent-encoding and case
 * included; a path with dot segments matches {@code /**} alone, since who resolves them is unknown:
 * see {@link #matchesBlindly}.
 */
public final class PathPattern {
  private final String text;
  private final String[] segments;

  /** Whether this is a pattern like {@code /a/b/**}, which most are. */
  private final boolean isBelowStem;

  /** What every path that is meant begins with: {@code /a/b} of {@code /a/b/**}. */
  private final String stem;

  private PathPattern(String text) {
    this.text = text;
    List<String> parts = new ArrayList<>();
    int start = 1;
    for (int slash; (slash = text.indexOf('/', start)) >= 0; start = slash + 1) {
      parts.add(text.substring(start, slash));
    }
    parts.add(text.substring(start));
    segments = parts.toArray(new String[0]);
    String literal = text.substring(0, Math.min(closeness(), text.length()));
    stem = text.startsWith("/**", literal.length() - 1) ? without(literal) : literal;
    isBelowStem = text.equals(stem + "/**");
  }

  /** The slash at its end belongs to segments that need not be there. */
  private static String without(String literal) {
    return literal.substring(0, literal.length() - 1);
  }

  public static PathPattern parse(String text) throws BadValue {
    if (!text.startsWith("/")) {
      throw new BadValue("a path starts with /, as in /ecommerce/**");
    }
    for (int i = 0; i < text.length(); i++) {
      requirePathCharacter(text.charAt(i));
    }
    requireWholeSegments(text);
    return new PathPattern(text);
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
  private static void requireWholeSegments(String text) throws BadValue {
    for (int at = text.indexOf("**"); at >= 0; at = text.indexOf("**", at + 2)) {
      boolean ends = at + 2 == text.length() || text.charAt(at + 2) == '/';
      if (text.charAt(at - 1) != '/' || !ends) {
        throw new BadValue("** stands for whole segments, as in /ecommerce/**");
      }
    }
  }

  /**
   * Of two patterns, more is the closer one: how many characters stand before the first star. One
   * without is closer than any, since it means a single path.
   */
  public int closeness() {
    int star = text.indexOf('*');
    return star < 0 ? Integer.MAX_VALUE : star;
  }

  /** What every path that is meant begins with; of {@code /a/b/**} it is {@code /a/b}. */
  public String stem() {
    return stem;
  }

  /** Whether there is a path that both match. */
  public boolean overlaps(PathPattern other) {
    return new Overlap(segments, other.segments).exists();
  }

  /**
   * Whether a request target is meant.
   *
   * @param target as in the request line
   */
  public boolean matches(String target) {
    return target.startsWith(stem)
        ? matchesBehindStem(target)
        : !target.startsWith("/") && matchesSlowly(target); // the first is that of most rules
  }

  /** As {@link #matches}, for a target that begins with the {@link #stem}. */
  public boolean matchesBehindStem(String target) {
    if (isBelowStem
        && target.startsWith("/", stem.length())
        && target.indexOf('.') < 0
        && target.indexOf('%') < 0) {
      return true; // the common case, in intrinsics alone
    }
    return meansAll() || matchesSlowly(target);
  }

  private boolean meansAll() {
    return segments.length == 1 && segments[0].equals("**");
  }

  /** Whether a target matches only because every one does: nobody knows which path it is. */
  public boolean matchesBlindly(String target) {
    int start = RequestTarget.start(target);
    return meansAll() && DotSegments.in(target, start, RequestTarget.end(target, start));
  }

  private boolean matchesSlowly(String target) {
    int start = RequestTarget.start(target);
    int end = RequestTarget.end(target, start);
    if (DotSegments.in(target, start, end)) {
      return false;
    }
    if (start == end) {
      return Glob.path(segments, "/", 1, 1); // what an empty path means
    }
    return target.charAt(start) == '/' && Glob.path(segments, target, start + 1, end);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPattern && text.equals(((PathPattern) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
