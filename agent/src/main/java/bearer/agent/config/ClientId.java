package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** A client's id, or where it is. */
public final class ClientId extends Content {
  /** Empty if it comes from {@link #file}. */
  public final String text;

  /** Read at each token request; null if there is a {@link #text}. */
  public final @Nullable String file;

  public ClientId(String text, @Nullable String file) {
    this.text = text;
    this.file = file;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {text, file};
  }

  /** What an operator knows it by. */
  @Override
  public String toString() {
    return file == null ? text : "of a file" + FilePath.afterSpace(file);
  }
}
