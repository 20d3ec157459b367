package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** A client's secret, or where it is, and where the one before it is. */
public final class ClientSecret extends Content {
  /** Null if it comes from {@link #file}, or a key is used instead. */
  public final @Nullable Secret text;

  /** Read at each token request; null if there is a {@link #text}. */
  public final @Nullable String file;

  /** A file with the secret before the present one, read as {@link #file}; null for none. */
  public final @Nullable String previousFile;

  /** How many days the provider lets a replaced secret live; 0 if that is not known. */
  public final int overlapDays;

  public ClientSecret(
      @Nullable Secret text,
      @Nullable String file,
      @Nullable String previousFile,
      int overlapDays) {
    this.text = text;
    this.file = file;
    this.previousFile = previousFile;
    this.overlapDays = overlapDays;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {text, file, previousFile, overlapDays};
  }
}
