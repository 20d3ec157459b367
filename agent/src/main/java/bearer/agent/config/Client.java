package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Who asks for tokens, and how that is proved. */
public final class Client extends Content {
  public final TokenAuthMethod method;
  public final ClientId id;
  public final ClientSecret secret;

  /** Not null for the methods that use a key. */
  public final @Nullable ClientKey key;

  public Client(TokenAuthMethod method, ClientId id, ClientSecret secret, @Nullable ClientKey key) {
    this.method = method;
    this.id = id;
    this.secret = secret;
    this.key = key;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {method, id, secret, key};
  }
}
