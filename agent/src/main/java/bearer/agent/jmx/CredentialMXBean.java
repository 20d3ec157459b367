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

  /** A code such as {@code BA-303}; empty if the last token request went well. */
  String getLastFailure();
}
