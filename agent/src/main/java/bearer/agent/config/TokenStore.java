package bearer.agent.config;

import bearer.agent.net.HostPort;
import org.jspecify.annotations.Nullable;

/** A Redis or Valkey server through which processes share tokens, and the way there. */
public final class TokenStore extends Content {
  public final HostPort server;

  /** Whether there is TLS. */
  public final boolean secure;

  /** The ACL user; null for the server's default one. */
  public final @Nullable String user;

  /** Read at each connection; null for no login. */
  public final @Nullable String passwordFile;

  public final int database;

  /** How long one command may take on an open connection. */
  public final long timeoutNanos;

  /** How long a caller waits for a token at most, by the plain keys. */
  public final long tokenTimeoutNanos;

  /** For the store alone; null for the JVM's. */
  public final @Nullable TrustStore trustStore;

  public TokenStore(
      HostPort server,
      boolean secure,
      @Nullable String user,
      @Nullable String passwordFile,
      int database,
      long timeoutNanos,
      long tokenTimeoutNanos,
      @Nullable TrustStore trustStore) {
    this.server = server;
    this.secure = secure;
    this.user = user;
    this.passwordFile = passwordFile;
    this.database = database;
    this.timeoutNanos = timeoutNanos;
    this.tokenTimeoutNanos = tokenTimeoutNanos;
    this.trustStore = trustStore;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {
      server, secure, user, passwordFile, database, timeoutNanos, tokenTimeoutNanos, trustStore
    };
  }

  /** As an operator writes it, without the user. */
  @Override
  public String toString() {
    return (secure ? "rediss://" : "redis://") + server + (database == 0 ? "" : "/" + database);
  }
}
