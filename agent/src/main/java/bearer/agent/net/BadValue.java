package bearer.agent.net;

/** Why a text cannot be used, in words that help to write a better one; does not quote it. */
public final class BadValue extends Exception {
  public final String advice;

  public BadValue(String advice) {
    super(advice, null, false, false);
    this.advice = advice;
  }
}
