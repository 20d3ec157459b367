package bearer.agent.answers;

/**
 * Of one rule: whether the API still takes requests as the application built them, by its answers
 * to those that carried the legacy header. A 401 or a 410 says no at once; a 403 or a 404 may be
 * about that one thing, and does so the third time in a row. Thread-safe, without a lock: of
 * answers at the same time one may be missed.
 */
public final class WayBack {
  private static final int IN_A_ROW = 3;

  /** With what it is refused; 0 if it is not, as far as anybody knows. */
  private volatile int refusedWith;

  private volatile int inARow;
  private volatile boolean said;

  /**
   * The answer to a request that went out as the application built it.
   *
   * @return whether it is to be said that the old way no longer works: once
   */
  public boolean answered(int status) {
    if (!isRefusal(status)) {
      if (status < 500) {
        inARow = 0;
        refusedWith = 0;
      }
      return false;
    }
    int count = inARow + 1;
    inARow = count;
    if (status != 401 && status != 410 && count < IN_A_ROW) {
      return false;
    }
    refusedWith = status;
    boolean news = !said;
    said = true;
    return news;
  }

  /** With what status the old way is refused; 0 if it is not, as far as anybody knows. */
  public int refusedWith() {
    return refusedWith;
  }

  private static boolean isRefusal(int status) {
    return status == 401 || status == 403 || status == 404 || status == 410;
  }
}
