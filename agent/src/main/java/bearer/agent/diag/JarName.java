package bearer.agent.diag;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** How a line names the jar that a class comes from, which is not opened for that. */
public final class JarName {
  private JarName() {}

  /** Its file's name; null of a class of the JDK's, or if nobody knows. */
  public static @Nullable String of(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null || location.getProtocol().equals("jrt")
        ? null
        : fileName(location.getPath());
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
