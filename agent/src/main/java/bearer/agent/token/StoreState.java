package bearer.agent.token;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is known of the store that a credential's tokens are shared through. Thread-safe. */
public final class StoreState {
  /** As an operator wrote it, without user and password. */
  public final String address;

  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong fetched = new AtomicLong();
  private volatile boolean tried;
  private volatile @Nullable String problem;
  private volatile String lease = "nobody";

  public StoreState(String address) {
    this.address = address;
  }

  public void took() {
    taken.incrementAndGet();
  }

  public void fetched() {
    fetched.incrementAndGet();
  }

  public void reached() {
    tried = true;
    problem = null;
  }

  public void failed(String why) {
    tried = true;
    problem = why;
  }

  /**
   * Who may ask for a token now, as far as this process has seen.
   *
   * @param holder {@code this process}, {@code another process} or {@code nobody}
   */
  public void leased(String holder) {
    lease = holder;
  }

  /** Tokens that another process had asked for. */
  public long taken() {
    return taken.get();
  }

  /** Tokens that this process asked for itself. */
  public long fetchedHere() {
    return fetched.get();
  }

  /** {@code not used yet}, {@code reachable}, or why it is not. */
  public String reachable() {
    String why = problem;
    return !tried ? "not used yet" : why == null ? "reachable" : "no: " + why;
  }

  public boolean isReachable() {
    return tried && problem == null;
  }

  public String lease() {
    return lease;
  }
}
