package bearer.agent.weave;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The version of the library that a class comes from, read off its jar's name without opening it.
 */
final class LibraryVersion {
  private LibraryVersion() {}

  static String of(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null || location.getProtocol().equals("jrt")
        ? "of JDK " + System.getProperty("java.version")
        : "(" + fileName(location.getPath()) + ")";
  }

  /**
   * The last part of a path that may be a nested jar's: {@code app.jar!/lib/okhttp-4.12.0.jar!/}.
   */
  static String fileName(String path) {
    int end = path.length();
    while (end > 0 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '!')) {
      end--;
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
