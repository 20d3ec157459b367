package bearer.agent.weave;

import bearer.agent.diag.JarName;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The version of the library that a class comes from, read off its jar's name without opening it.
 */
final class LibraryVersion {
  private LibraryVersion() {}

  static String of(@Nullable ProtectionDomain domain) {
    String jar = JarName.of(domain);
    return jar == null ? "of JDK " + System.getProperty("java.version") : "(" + jar + ")";
  }
}
