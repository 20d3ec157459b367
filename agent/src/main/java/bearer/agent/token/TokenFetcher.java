package bearer.agent.token;

/** Asks an authorization server for one token. Called by one thread at a time per cell. */
public interface TokenFetcher {
  /**
   * Blocks for as long as the request takes, which is bounded.
   *
   * @throws TokenUnavailable with a code and a message that holds no secret
   */
  Token fetch() throws TokenUnavailable;
}
