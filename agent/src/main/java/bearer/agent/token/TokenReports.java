package bearer.agent.token;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a cell tells the operator beside its failures. Not under the cell's lock. Thread-safe. */
public final class TokenReports {
  private final Log log;
  private final TokenFetcher fetcher;

  /** Answers after which nobody else will say it. */
  private static final int PATIENCE = 10;

  private final AtomicReference<@Nullable Code> unsaid = new AtomicReference<>();
  private final AtomicInteger patience = new AtomicInteger();
  private volatile boolean held;

  TokenReports(Log log, TokenFetcher fetcher) {
    this.log = log;
    this.fetcher = fetcher;
  }

  void hangs(long nanos) {
    log.throttled(
        Level.WARN,
        Code.TOKEN_TIMEOUT,
        "hangs",
        "a token request has not come back for " + seconds(nanos) + "; another one is under way");
  }

  /** The end of an outage that somebody was told of. */
  void again(long nanos, int missed) {
    log.throttled(
        Level.WARN,
        Code.TOKENS_AGAIN,
        fetcher.server(),
        "token requests succeed again after "
            + seconds(nanos)
            + "; "
            + (missed == 1 ? "1 call" : missed + " calls")
            + " had no token",
        Field.host(fetcher.server()));
  }

  /** Refusals that go on, classified. */
  void pattern(Code code) {
    if (!held || code == Code.CREDENTIAL_WITHDRAWN) {
      log.log(Level.WARN, code, text(code));
      return;
    }
    patience.set(PATIENCE);
    unsaid.set(code);
  }

  /**
   * Whether what refusals that go on mean is left to somebody who may say it with more: {@link
   * #unsaid} has it, and for as long as it is not {@link #takeUnsaid taken}, each call of {@link
   * #stillUnsaid} brings it nearer to being said all the same.
   */
  public void holdBack(boolean from) {
    held = from;
  }

  /** What has been held back: {@link Code#TOKENS_REFUSED} or the like; null for nothing. */
  public @Nullable Code unsaid() {
    return unsaid.get();
  }

  /** As {@link #unsaid}, which is not going to be said here any more. */
  public @Nullable Code takeUnsaid() {
    return unsaid.getAndSet(null);
  }

  /** An API has answered once more, and nobody has said it. The tenth time it is said. */
  public void stillUnsaid() {
    if (patience.decrementAndGet() <= 0) {
      Code code = takeUnsaid();
      if (code != null) {
        log.log(Level.WARN, code, text(code));
      }
    }
  }

  private static String text(Code code) {
    switch (code) {
      case TOKENS_REPLACED:
        return "one token after another was accepted at first and refused (401) before its end: the"
            + " server keeps one live token for each client, and another process uses this client;"
            + " give each process a client of its own";
      case CREDENTIAL_WITHDRAWN:
        return "an API refused the token (401), and now the authorization server refuses the client"
            + " that obtained it: the client was revoked, or its secret replaced; set the new one";
      default:
        return "one token after another is refused (401) by an API: they are not meant for it; check"
            + " bearer.audience, bearer.scope and what this client may do there; for as long as that"
            + " goes on, another one is asked for every 10 minutes at most";
    }
  }

  private static String seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
  }
}
