package bearer.fleet;

import java.util.Locale;

/** What a fleet cost its server, and what it went without. */
public final class Outcome {
  public final String name;

  /** Most requests in a second of a start of all at once; 0 if there was none. */
  public final int peakAtStart;

  /** Most requests in any other second. */
  public final int peak;

  public final int requests;

  /** Seconds without a token, of all JVMs together. */
  public final double bareSeconds;

  /** Seconds from the server's return until the last call without a token. */
  public final double recoverySeconds;

  Outcome(
      String name,
      int peakAtStart,
      int peak,
      int requests,
      double bareSeconds,
      double recoverySeconds) {
    this.name = name;
    this.peakAtStart = peakAtStart;
    this.peak = peak;
    this.requests = requests;
    this.bareSeconds = bareSeconds;
    this.recoverySeconds = recoverySeconds;
  }

  /** As a row of a table in Markdown. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %.0f | %s |",
        name,
        peakAtStart == 0 ? "" : peakAtStart,
        peak,
        requests,
        bareSeconds,
        bareSeconds == 0 ? "" : String.format(Locale.ROOT, "%.1f", recoverySeconds));
  }
}
