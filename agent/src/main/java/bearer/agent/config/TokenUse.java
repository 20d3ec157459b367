package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/** When tokens are fetched and how long they are used. */
public final class TokenUse extends Content {
  /** How long before its end a token is replaced, in nanoseconds; 0 for a share of its life. */
  public final long refreshBeforeNanos;

  /** How long past its end it is sent while there is no other, in nanoseconds; 0 for never. */
  public final long serveStaleNanos;

  /** Whether the first one is fetched before anybody needs it. */
  public final boolean warmUp;

  /** With whom it is shared; null for nobody outside of this process. */
  public final @Nullable TokenStore store;

  public TokenUse(
      long refreshBeforeNanos, long serveStaleNanos, boolean warmUp, @Nullable TokenStore store) {
    this.refreshBeforeNanos = refreshBeforeNanos;
    this.serveStaleNanos = serveStaleNanos;
    this.warmUp = warmUp;
    this.store = store;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {refreshBeforeNanos, serveStaleNanos, warmUp, store};
  }
}
