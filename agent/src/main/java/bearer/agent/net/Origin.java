package bearer.agent.net;

import org.jspecify.annotations.Nullable;

/**
 * Which server gave out a URL. Read as leniently as clients write URLs behind the authority, and
 * strictly before.
 */
public final class Origin {
  /** As it was written. */
  public final String host;

  /** Never a default. */
  public final int port;

  /** What the scheme's port is where none is named. */
  public final int usualPort;

  private Origin(String host, int port, int usualPort) {
    this.host = host;
    this.port = port;
    this.usualPort = usualPort;
  }

  /** Null for what is no http or https URL, or one that could be read in two ways. */
  public static @Nullable Origin of(String url) {
    int usual = usualPort(url);
    if (usual == 0) {
      return null;
    }
    String whole = authority(url, url.indexOf(':') + 3);
    String authority = whole.substring(whole.lastIndexOf('@') + 1);
    int colon = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']')));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    boolean named = colon >= 0 && colon + 1 < authority.length();
    int port = named ? Digits.port(authority.substring(colon + 1)) : usual;
    return host.isEmpty() || port < 0 || whole.indexOf('\\') >= 0
        ? null
        : new Origin(host, port, usual);
  }

  private static int usualPort(String url) {
    if (url.regionMatches(true, 0, "https://", 0, 8)) {
      return 443;
    }
    return url.regionMatches(true, 0, "http://", 0, 7) ? 80 : 0;
  }

  /** User information included. */
  private static String authority(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }
}
