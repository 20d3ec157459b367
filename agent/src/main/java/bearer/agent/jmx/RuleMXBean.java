package bearer.agent.jmx;

/** One rule, as {@code bearer.agent:type=Rule,name=...}. */
public interface RuleMXBean {
  /** Of the configuration under what operators have changed; a pause does not show here. */
  String getMode();

  int getPercent();

  boolean isThisProcessIn();

  String[] getHosts();

  String[] getCredentials();

  /** Requests that left with a token, in whatever mode; this and what follows only grows. */
  long getCallsWithToken();

  /** Requests that were the rule's and left without one, for whatever reason. */
  long getCallsWithoutToken();

  /** Requests that the agent failed for want of a token. */
  long getCallsFailed();

  /** Answers 401 to requests with a token. */
  long getRefused();

  /** Requests that went out with a legacy header. */
  long getLegacyHeaderSent();

  /** Whether an API goes on refusing the token, of whatever credential of the rule. */
  boolean isTokenRefused();

  /** Whether requests go out without the token therefore. */
  boolean isBreakerOpen();

  /** The status with which requests with the legacy header are refused; 0 if they are not. */
  int getWayBackRefusedWith();
}
