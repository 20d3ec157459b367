package bearer.agent.token;

import bearer.agent.net.Url;
import org.jspecify.annotations.Nullable;

/** Asks an authorization server for one token. Called by one thread at a time per cell. */
public interface TokenFetcher {
  /**
   * Blocks for as long as the request takes, which is bounded.
   *
   * @throws TokenUnavailable with a code and a message that holds no secret
   */
  Token fetch() throws TokenUnavailable;

  /**
   * A digest of the secrets that {@link #fetch} would use now; another value means that a rejected
   * credential may be tried again at once. Called on the agent's own threads, before each fetch and
   * about once a second while a credential counts as rejected: may read a small file, must not use
   * the network.
   *
   * @return 0 if the secret cannot change while the application runs; of a file that cannot be
   *     read, any value but that
   */
  default long credentialFingerprint() {
    return 0;
  }

  /** After how many nanoseconds {@link #fetch} gives up, what it does on the network at least. */
  default long longestNanos() {
    return 10_000_000_000L;
  }

  /**
   * The authorization server, as {@code host:port}: fetchers of the same one are stopped together
   * when it asks to be left alone. Must not block.
   *
   * @return empty if it is not known (yet)
   */
  default String server() {
    return "";
  }

  /**
   * Where {@link #fetch} may give what another process asked for, instead of asking; null if it
   * never does. Any thread; must not block.
   */
  default @Nullable StoreState store() {
    return null;
  }

  /** Who is told when another process has a newer token. Called once, before all else. */
  default void follow(TokenFollower follower) {}

  /** An API has refused this token, and another one is about to be asked for. Must not block. */
  default void refused(Token token) {}

  /** Where tokens are asked for. Any thread; must not block. */
  default @Nullable Url tokenUrl() {
    return null; // not known (yet)
  }
}
