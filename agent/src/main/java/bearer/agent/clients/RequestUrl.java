package bearer.agent.clients;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The URLs that heads and answers are about, where a library has only parts of them at hand. */
final class RequestUrl {
  private RequestUrl() {}

  /** Null if it is none. */
  static @Nullable URI parsed(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /**
   * Null if it is none.
   *
   * @param target as in the request line
   */
  static @Nullable URI of(String scheme, @Nullable String host, int port, String target) {
    String name = String.valueOf(host);
    String server = name.indexOf(':') < 0 || name.startsWith("[") ? name : '[' + name + ']';
    return target.startsWith("/")
        ? parsed(scheme + "://" + server + (port <= 0 ? "" : ":" + port) + target)
        : parsed(target);
  }

  static boolean leadsTo(URI url, @Nullable String host, int port) {
    return url.getHost().equalsIgnoreCase(host) && port(url) == port;
  }

  /** Of what a redirect and the request that follows it have alike; null if that is nothing. */
  static @Nullable String place(@Nullable URI url) {
    if (url == null || url.getHost() == null) {
      return null;
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String path = url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ':' + port(url) + path;
  }

  /** Where an answer redirects to, as {@link #place}; null if nowhere. */
  static @Nullable String redirected(@Nullable URI from, @Nullable String location) {
    URI given = from == null || location == null ? null : parsed(location);
    return from == null || given == null ? null : place(from.resolve(given));
  }

  private static int port(URI url) {
    return url.getPort() < 0
        ? ("https".equalsIgnoreCase(url.getScheme()) ? 443 : 80)
        : url.getPort();
  }
}
