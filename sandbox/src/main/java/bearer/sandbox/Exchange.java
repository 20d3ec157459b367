package bearer.sandbox;

import org.jspecify.annotations.Nullable;

/** A request and what became of it. Thread-safe. */
public final class Exchange {
  private final Request request;
  private volatile @Nullable Answer answer;

  Exchange(Request request) {
    this.request = request;
  }

  public Request request() {
    return request;
  }

  /** The HTTP status; 0 before the answer, and if it was written by hand. */
  public int status() {
    Answer given = answer;
    return given == null ? 0 : given.status();
  }

  Answer answered(Answer given) {
    answer = given;
    return given;
  }
}
