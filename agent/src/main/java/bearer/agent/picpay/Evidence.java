package bearer.agent.picpay;

/** One thing that PicPay does not document, and what was seen of it. Immutable. */
public final class Evidence {
  /** Whether it is so. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  public final String question;
  public final Answer answer;

  /** What the answer rests on: no secret, no identifier of a payment. */
  public final String because;

  /** Of the wall clock. */
  public final long atMillis;

  Evidence(String question, Answer answer, String because, long atMillis) {
    this.question = question;
    this.answer = answer;
    this.because = because;
    this.atMillis = atMillis;
  }

  @Override
  public String toString() {
    return question + ": " + answer + ", " + because;
  }
}
