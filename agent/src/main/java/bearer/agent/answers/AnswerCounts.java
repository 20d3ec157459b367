package bearer.agent.answers;

/** How many answers there were, by their status. Immutable. */
public final class AnswerCounts {
  /** 2xx. */
  public final long ok;

  /** 401. */
  public final long unauthorized;

  /** 403. */
  public final long forbidden;

  /** 5xx. */
  public final long serverErrors;

  /** Any other status. */
  public final long others;

  AnswerCounts(long ok, long unauthorized, long forbidden, long serverErrors, long others) {
    this.ok = ok;
    this.unauthorized = unauthorized;
    this.forbidden = forbidden;
    this.serverErrors = serverErrors;
    this.others = others;
  }

  @Override
  public String toString() {
    return "2xx "
        + ok
        + ", 401 "
        + unauthorized
        + ", 403 "
        + forbidden
        + ", 5xx "
        + serverErrors
        + ", others "
        + others;
  }
}
