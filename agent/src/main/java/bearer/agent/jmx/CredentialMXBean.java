package bearer.agent.jmx;

/** One credential and its token, as {@code bearer.agent:type=Credential,name=...}. */
public interface CredentialMXBean {
  String getClientId();

  /** Where tokens come from. */
  String getSource();

  /** Until the token is not sent any more; negative if there is none. */
  long getSecondsToExpiry();

  /** Which of the configured ones obtained the token, from 0; negative if there is none. */
  long getCurrentCredential();

  /**
   * Token requests that brought a token, since the first client class or a change of the
   * credential.
   */
  long getTokensFetched();

  /** Token requests that brought none; counted as {@link #getTokensFetched}. */
  long getTokenRequestsFailed();

  /** Since token requests began to fail; 0 if the last one went well. */
  long getSecondsFailing();

  /** The store that tokens are shared through; empty if there is none. */
  String getTokenStore();

  /** {@code reachable}, {@code not used yet}, or why it is not; empty without a store. */
  String getTokenStoreState();

  /** Tokens that another process had asked for; counted as {@link #getTokensFetched}. */
  long getTokensTaken();

  /** Who asks for the fleet now, as far as is known here; empty without a store. */
  String getTokenLease();

  /** A code such as {@code BA-303}; empty if the last token request went well. */
  String getLastFailure();
}
