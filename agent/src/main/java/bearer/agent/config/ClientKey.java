package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Where a client's private key is and how it is used; the key itself is in its file. */
public final class ClientKey extends Content {
  /** PEM, a JWK or a key store; read at each token request. */
  public final String file;

  public final @Nullable Secret password;

  /** Which entry of a key store; null for its only key. */
  public final @Nullable String alias;

  /** A PEM file with the certificate chain; null if it is in {@link #file}. */
  public final @Nullable String certificateFile;

  public final Assertion assertion;

  public ClientKey(
      String file,
      @Nullable Secret password,
      @Nullable String alias,
      @Nullable String certificateFile,
      Assertion assertion) {
    this.file = file;
    this.password = password;
    this.alias = alias;
    this.certificateFile = certificateFile;
    this.assertion = assertion;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {file, password, alias, certificateFile, assertion};
  }

  @Override
  public String toString() {
    return "client key" + FilePath.afterSpace(file);
  }
}
