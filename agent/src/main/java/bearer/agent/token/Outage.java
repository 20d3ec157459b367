package bearer.agent.token;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Why one cell has no newer token and when its server may be asked again. Written under the cell's
 * lock, read without it. A failure allocates nothing: it may be for want of memory.
 */
final class Outage {
  private static final long PROBE_INTERVAL = 1_000_000_000L;

  private final TokenFetcher fetcher;
  private final ServerGates gates;
  private final ServerGate unknownServer = new ServerGate();

  private volatile @Nullable TokenUnavailable problem;
  private volatile long retryAt; // as all below means nothing without a problem
  private volatile long probeAt;

  /** Of the secret that was rejected; 0 if another one cannot help. */
  private volatile long fingerprint;

  private volatile int failures; // of the same kind in a row
  private volatile long since;

  /** Calls that had no token, and whether anything else was said about this outage. */
  private final AtomicInteger missed = new AtomicInteger();

  private volatile boolean told;

  Outage(TokenFetcher fetcher, ServerGates gates) {
    this.fetcher = fetcher;
    this.gates = gates;
  }

  /** The last failure, if there was no success since. */
  @Nullable TokenUnavailable problem() {
    return problem;
  }

  /** The failure that forbids another request for now, or null. */
  @Nullable TokenUnavailable forbids(long now) {
    TokenUnavailable last = problem;
    return last != null && now - retryAt < 0 && !probeDue(now) ? last : gate().forbids(now);
  }

  /** Lets the other credentials of that server know if it wants to be left alone. */
  void tellServer(TokenUnavailable why, long now) {
    if (why.retryAfterNanos() > 0) {
      gate().heed(why, now);
    }
  }

  private ServerGate gate() {
    String server = fetcher.server();
    return server.isEmpty() ? unknownServer : gates.of(server);
  }

  private boolean probeDue(long now) {
    return fingerprint != 0 && now - probeAt >= 0;
  }

  /**
   * To be called when a flight takes off that {@link #forbids} allowed.
   *
   * @return the failure that still stands unless the secret has changed, or null if it is over
   */
  @Nullable TokenUnavailable standing(long now) {
    TokenUnavailable last = problem;
    if (last == null || now - retryAt >= 0) {
      return null;
    }
    probeAt = now + PROBE_INTERVAL;
    return last;
  }

  /** Whether it is the secret that was rejected. */
  boolean rejected(long secret) {
    return fingerprint == secret;
  }

  /**
   * It is over, if there was one.
   *
   * @return how many nanoseconds it has lasted, if anybody was told of it; otherwise negative
   */
  long succeeded(long now) {
    boolean noticed = problem != null && (told || missed.get() > 0);
    problem = null;
    fingerprint = 0;
    failures = 0;
    told = false;
    return noticed ? now - since : -1;
  }

  /** How many calls had no token; counts from zero again. */
  int takeMissed() {
    return missed.getAndSet(0);
  }

  /** A call had no token for this. */
  void missed() {
    missed.incrementAndGet();
  }

  /** The operator was told of it. */
  void told() {
    told = true;
  }

  /** How many nanoseconds it has lasted; 0 if there is none. */
  long lasts(long now) {
    return problem == null ? 0 : Math.max(0, now - since);
  }

  /** How long until the server may be asked again; 0 or less if it may. */
  long pauseLeft(long now) {
    return problem == null ? 0 : retryAt - now;
  }

  /**
   * @param secret the fingerprint of the secret that was used, or 0
   * @param old the token that is still in use, if any
   */
  void failed(TokenUnavailable why, long secret, long now, @Nullable Held old) {
    TokenUnavailable last = problem;
    if (last == null) {
      since = now;
    }
    failures = last != null && last.kind() == why.kind() ? Math.max(failures, failures + 1) : 1;
    retryAt = now + pause(why, now, old);
    probeAt = now + PROBE_INTERVAL;
    fingerprint = why.kind() == FailureKind.CREDENTIAL ? secret : 0;
    problem = why; // last, because it is read first
  }

  private long pause(TokenUnavailable why, long now, @Nullable Held old) {
    double jitter = ThreadLocalRandom.current().nextDouble();
    if (why.retryAfterNanos() > 0) {
      return Backoff.after(why.retryAfterNanos(), jitter);
    }
    long pause = Backoff.nanos(why.kind(), failures, jitter);
    return old == null
        ? pause
        : Backoff.covered(
            why.kind(),
            pause,
            old.token.usableFor(old.time(now)),
            old.token.expiresAt() - old.token.requestedAt(),
            jitter);
  }
}
