package bearer.agent.token;

/** Asks an authorization server for one token. Called by one thread at a time per cell. */
public interface TokenFetcher {
  /**
   * Blocks for as long as the request takes, which is bounded.
   *
   * @throws TokenUnavailable with a code and a message that holds no secret
   */
  Token fetch() throws TokenUnavailable;

  /**
   * Changes when the credential's content does; tells nothing about it. Reads small files, so it
   * may block on them. Any thread.
   *
   * @return 0 if that cannot be known
   */
  default long credentialFingerprint() {
    return 0;
  }
}
