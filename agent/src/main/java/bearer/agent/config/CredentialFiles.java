package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Where a client's id and secret are together, read at each token request. */
public final class CredentialFiles extends Content {
  public final String current;

  /** The pair before the present one; null for none. */
  public final @Nullable String previous;

  public CredentialFiles(String current, @Nullable String previous) {
    this.current = current;
    this.previous = previous;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {current, previous};
  }

  /** What an operator knows the client by. */
  @Override
  public String toString() {
    return "of a file" + FilePath.afterSpace(current);
  }
}
