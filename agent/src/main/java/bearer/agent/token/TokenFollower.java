package bearer.agent.token;

/** Is told of tokens that it did not ask for. */
public interface TokenFollower {
  /**
   * Another process has a newer token, which is used from now on. Any thread; blocks for field
   * accesses only.
   *
   * @return whether the one before was given to anybody
   */
  boolean newer(Token token);
}
