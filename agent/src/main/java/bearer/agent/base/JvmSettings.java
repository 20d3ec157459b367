package bearer.agent.base;

import org.jspecify.annotations.Nullable;

/**
 * The JVM's own settings that a token request follows, such as {@code https.proxyHost}. Read anew
 * at each request, because applications set them in {@code main}.
 */
public interface JvmSettings {
  /** The system properties. */
  JvmSettings SYSTEM = new SystemJvmSettings();

  /** The value of a system property; null if there is none or it may not be read. */
  @Nullable String property(String name);
}
