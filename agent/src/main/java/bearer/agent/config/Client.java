package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Who asks for tokens, and how that is proved. */
public final class Client extends Content {
  public final TokenAuthMethod method;
  public final ClientId id;
  public final ClientSecret secret;

  /** Not null for the methods that use a key. */
  public final @Nullable ClientKey key;

  /** Where id and secret come from; null if they are those of {@link #id} and {@link #secret}. */
  public final @Nullable CredentialFiles files;

  public Client(
      TokenAuthMethod method,
      ClientId id,
      ClientSecret secret,
      @Nullable ClientKey key,
      @Nullable CredentialFiles files) {
    this.method = method;
    this.files = files;
    this.id = id;
    this.secret = secret;
    this.key = key;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {method, id, secret, key, files};
  }

  /** What an operator knows it by. */
  @Override
  public String toString() {
    return files == null ? id.toString() : files.toString();
  }
}
