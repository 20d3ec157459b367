package bearer.agent.rewriting;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Path and query of a URL, as they are in a request line. */
final class Targets {
  private Targets() {}

  static String of(URI uri) {
    return of(uri.getRawPath(), uri.getRawQuery());
  }

  static String of(@Nullable String path, @Nullable String query) {
    String written = path == null || path.isEmpty() ? "/" : path;
    return query == null ? written : written + '?' + query;
  }

  static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
