package bearer.agent.token;

import org.jspecify.annotations.Nullable;

/**
 * One authorization server, as far as it has asked to be left alone ({@code Retry-After}): that
 * holds for every credential that is sent there. Thread-safe.
 */
final class ServerGate {
  private volatile @Nullable Closure closure;

  /** What it said when it asked to be left alone, if that still holds; otherwise null. */
  @Nullable TokenUnavailable forbids(long now) {
    Closure last = closure;
    return last != null && now - last.until < 0 ? last.reason : null;
  }

  /** Never shortens an earlier wish; does nothing if this failure comes without one. */
  synchronized void heed(TokenUnavailable reason, long now) {
    long until = now + reason.retryAfterNanos();
    Closure last = closure;
    if (reason.retryAfterNanos() > 0 && (last == null || last.until - until < 0)) {
      closure = new Closure(reason, until);
    }
  }

  private static final class Closure {
    final TokenUnavailable reason;
    final long until;

    Closure(TokenUnavailable reason, long until) {
      this.reason = reason;
      this.until = until;
    }
  }
}
