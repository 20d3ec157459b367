package bearer.agent.token;

/**
 * Told once, on the caller's thread or on one of the agent's, which it must not keep: whatever
 * takes longer than a hand-over belongs on an executor of the client's own. A request sent from
 * here is one of the agent's and gets no token.
 */
public interface TokenCallback {
  void available(Token token);

  /** Instead of {@link #available}. */
  void unavailable(TokenUnavailable reason);
}
