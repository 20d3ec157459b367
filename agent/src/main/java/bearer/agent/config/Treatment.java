package bearer.agent.config;

import bearer.agent.net.HeaderName;
import java.util.List;
import java.util.Set;

/** What happens to the requests of a rule. */
public final class Treatment extends Content {
  public final Mode mode;

  /** As {@link #mode}, though everything may be off. Makes no difference to what happens. */
  public final Mode written;

  public final Share share;

  /** Of the {@link #share}. */
  public final int percent;

  /** Whether this process is in, as far as processes are drawn. */
  public final boolean inPercent;

  public final List<HeaderName> legacyHeaders;

  /** Whether an {@code Authorization} of the application's own is replaced. */
  public final boolean overwrite;

  /** Methods, in capitals, whose requests may be sent once more after a 401. */
  public final Set<String> replayMethods;

  /**
   * How many of a hundred answers must be refusals for requests to go out without the token; 0 for
   * never.
   */
  public final int breakerPercent;

  public final Migration migration;

  public Treatment(
      Mode mode,
      Mode written,
      Share share,
      List<HeaderName> legacyHeaders,
      boolean overwrite,
      Set<String> replayMethods,
      int breakerPercent,
      Migration migration) {
    this.mode = mode;
    this.written = written;
    this.share = share;
    this.percent = share.percent;
    this.inPercent = share.hasProcess;
    this.legacyHeaders = legacyHeaders;
    this.overwrite = overwrite;
    this.replayMethods = replayMethods;
    this.breakerPercent = breakerPercent;
    this.migration = migration;
  }

  /** The same, doing nothing. */
  Treatment off() {
    return new Treatment(
        Mode.OFF,
        written,
        share,
        legacyHeaders,
        overwrite,
        replayMethods,
        breakerPercent,
        migration);
  }

  @Override
  Object[] parts() {
    return new Object[] {
      mode, share, legacyHeaders, overwrite, replayMethods, breakerPercent, migration
    };
  }
}
