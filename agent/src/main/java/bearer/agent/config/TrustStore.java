package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. */
public final class TrustStore extends Content {
  public final String file;
  public final @Nullable Secret password;

  /** A keystore type, such as {@code PKCS12}; null for the JVM's default. */
  public final @Nullable String type;

  public TrustStore(String file, @Nullable Secret password, @Nullable String type) {
    this.file = file;
    this.password = password;
    this.type = type;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {file, password, type};
  }

  @Override
  public String toString() {
    return "trust store" + FilePath.afterSpace(file);
  }
}
