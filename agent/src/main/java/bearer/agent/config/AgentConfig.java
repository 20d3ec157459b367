package bearer.agent.config;

import bearer.agent.diag.Level;
import java.util.List;
import java.util.Set;

/** Everything that the operator decided, validated. Immutable; later changes are a new instance. */
public final class AgentConfig {
  public final Mode mode;
  public final List<HostPattern> hosts;

  /** Ant-like patterns as written: {@code *} within one segment, {@code **} across. */
  public final List<String> paths;

  public final List<String> legacyHeaders;
  public final boolean overwrite;
  public final boolean allowHttp;
  public final OnTokenFailure onTokenFailure;
  public final long tokenTimeoutNanos;

  /** Methods, in capitals, whose requests may be sent once more after a 401. */
  public final Set<String> replayMethods;

  public final Level logLevel;
  public final Credential credential;

  /** Nanoseconds; 0 for a share of the token's life. */
  public final long refreshBeforeNanos;

  /** Nanoseconds; 0 for never. */
  public final long serveStaleNanos;

  public final boolean warmUp;

  AgentConfig(
      Mode mode,
      List<HostPattern> hosts,
      List<String> paths,
      List<String> legacyHeaders,
      boolean overwrite,
      boolean allowHttp,
      OnTokenFailure onTokenFailure,
      long tokenTimeoutNanos,
      Set<String> replayMethods,
      Level logLevel,
      Credential credential,
      long refreshBeforeNanos,
      long serveStaleNanos,
      boolean warmUp) {
    this.mode = mode;
    this.hosts = hosts;
    this.paths = paths;
    this.legacyHeaders = legacyHeaders;
    this.overwrite = overwrite;
    this.allowHttp = allowHttp;
    this.onTokenFailure = onTokenFailure;
    this.tokenTimeoutNanos = tokenTimeoutNanos;
    this.replayMethods = replayMethods;
    this.logLevel = logLevel;
    this.credential = credential;
    this.refreshBeforeNanos = refreshBeforeNanos;
    this.serveStaleNanos = serveStaleNanos;
    this.warmUp = warmUp;
  }
}
