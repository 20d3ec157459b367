package bearer.agent.token;

/**
 * A token in use, and how far the machine has slept since it was asked for. Its times are the
 * ticker's; what is compared with them is the token's own time, which goes on during sleep.
 */
final class Held {
  final Token token;
  private final ClockDrift drift;
  private final long landedAt;

  /** Whether anybody was given it. */
  private volatile boolean used;

  /** As APIs have answered. */
  private volatile boolean accepted;

  private volatile boolean refused;
  private volatile boolean settled;

  /**
   * @param drift begun before the token was asked for
   * @param landedAt when it was there, in ticker nanoseconds
   */
  Held(Token token, ClockDrift drift, long landedAt) {
    this.token = token;
    this.drift = drift;
    this.landedAt = landedAt;
  }

  /** Nanoseconds since it is there. */
  long age(long now) {
    return now - landedAt;
  }

  /** Whether it is fresh and nothing else is due: nearly always. */
  boolean quietAt(long now) {
    return !drift.due(now) && token.freshAt(now + drift.lag());
  }

  /** What the token's clock shows; looks at the wall clock once a second. */
  long time(long now) {
    if (drift.due(now)) {
      drift.look();
    }
    return now + drift.lag();
  }

  /** Writes once only, so that the line of memory stays in every processor's cache. */
  Token use() {
    if (!used) {
      used = true;
    }
    return token;
  }

  void refuse() {
    refused = true;
  }

  /** That it was accepted is no news any more, whatever comes. */
  void settle() {
    settled = true;
  }

  /** True the first time, and once it has been refused until it is settled. */
  boolean isNewsThatAccepted() {
    if (accepted) {
      return refused && !settled;
    }
    accepted = true;
    return true;
  }

  boolean wasUsed() {
    return used;
  }

  /** Whether it was asked for later. */
  boolean isNewerThan(Held other) {
    return drift.begunAt() - other.drift.begunAt() > 0;
  }

  boolean freshAt(long now) {
    return token.freshAt(time(now));
  }

  boolean usableAt(long now) {
    return token.usableAt(time(now));
  }
}
