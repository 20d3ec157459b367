package bearer.agent.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value that equals another one if all of their parts do. */
abstract class Content {
  abstract @Nullable Object[] parts();

  @Override
  @SuppressWarnings("EqualsGetClass") // the parts of another class mean something else
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other != null
            && getClass() == other.getClass()
            && Arrays.equals(parts(), ((Content) other).parts()));
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(parts());
  }
}
