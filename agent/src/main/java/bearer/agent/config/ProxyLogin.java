package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** Who token requests are to a proxy; the password is in its file. */
public final class ProxyLogin extends Content {
  public final String user;

  /** Read at each token request. */
  public final String passwordFile;

  public ProxyLogin(String user, String passwordFile) {
    this.user = user;
    this.passwordFile = passwordFile;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {user, passwordFile};
  }
}
