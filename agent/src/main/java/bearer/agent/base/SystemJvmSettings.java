package bearer.agent.base;

import org.jspecify.annotations.Nullable;

final class SystemJvmSettings implements JvmSettings {
  @Override
  public @Nullable String property(String name) {
    try {
      return System.getProperty(name);
    } catch (SecurityException forbidden) {
      return null;
    }
  }
}
