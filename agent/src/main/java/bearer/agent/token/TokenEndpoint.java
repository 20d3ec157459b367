package bearer.agent.token;

import org.jspecify.annotations.Nullable;

/** Where tokens are asked for, once that is known. */
public interface TokenEndpoint {
  /** An absolute URL; null until it has been found out. Any thread, never blocks. */
  @Nullable String tokenUrl();
}
