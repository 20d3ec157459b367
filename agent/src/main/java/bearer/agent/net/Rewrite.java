package bearer.agent.net;

import org.jspecify.annotations.Nullable;

/** Where the requests below one URL go instead: two absolute prefixes. */
public final class Rewrite {
  private static final String ARROW = "=>";

  public final Url from;
  public final Url to;

  private Rewrite(Url from, Url to) {
    this.from = from;
    this.to = to;
  }

  /** As in {@code https://old.example/v1/ => https://new.example/v2/}. */
  public static Rewrite parse(String text) throws BadValue {
    int arrow = text.indexOf(ARROW);
    if (arrow < 0 || arrow != text.lastIndexOf(ARROW)) {
      throw new BadValue("write FROM => TO, two absolute URLs");
    }
    Url from = side(text.substring(0, arrow).trim());
    Url to = side(text.substring(arrow + ARROW.length()).trim());
    if (from.path.endsWith("/") != to.path.endsWith("/")) {
      throw new BadValue("both sides end with / or neither does");
    }
    return new Rewrite(from, to);
  }

  private static Url side(String text) throws BadValue {
    Url url = Url.parse(text);
    if (!url.secure) {
      throw new BadValue("both sides start with https://: no other scheme is rewritten");
    }
    if (url.hasQuery() || url.originForm.indexOf('*') >= 0) {
      throw new BadValue("both sides are the beginnings of URLs, without query and *");
    }
    if (DotSegments.in(url.path, 0, url.path.length())) {
      throw new BadValue("a path has no . and .. segments");
    }
    return url;
  }

  /** Whether a request of that host and port is below {@link #from}, by whole segments. */
  public boolean isFrom(int port, String target) {
    String prefix = from.path;
    if (port != from.server.port || !target.startsWith(prefix)) {
      return false;
    }
    boolean whole =
        prefix.endsWith("/")
            || target.length() == prefix.length()
            || "/?#".indexOf(target.charAt(prefix.length())) >= 0;
    return whole && !DotSegments.in(target, 0, RequestTarget.end(target, 0));
  }

  /** Where a request target that {@link #isFrom} is sent: nothing behind the prefix changes. */
  public String target(String of) {
    return to.path + of.substring(from.path.length());
  }

  /** Whether both are for the same requests. */
  public boolean sameFrom(Rewrite other) {
    return from.host.equals(other.from.host)
        && from.server.port == other.from.server.port
        && from.path.equals(other.from.path);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rewrite && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return from + " => " + to;
  }
}
