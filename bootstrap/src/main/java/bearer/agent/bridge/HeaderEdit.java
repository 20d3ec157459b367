package bearer.agent.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What one request's head must have changed before it is written: the names to drop, then one
 * header to set. Immutable; the same instance serves every request until the token changes.
 */
public final class HeaderEdit {
  /** Header names to remove, in any case; never null, never modified. */
  public final String[] remove;

  /** The header to set after the removals; null when there is nothing to set. */
  public final @Nullable String name;

  /** The value of {@link #name}: a secret. Null exactly when the name is. */
  public final @Nullable String value;

  public HeaderEdit(String[] remove, @Nullable String name, @Nullable String value) {
    this.remove = remove;
    this.name = name;
    this.value = value;
  }

  @Override
  public String toString() {
    return "HeaderEdit[" + name + "]"; // never the value
  }
}
