package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** A secret whose text never shows unless asked for; only {@code oauth} may ask. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret && text.equals(((Secret) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
