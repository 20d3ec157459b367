package bearer.agent.config;

import bearer.agent.net.HeaderName;
import bearer.agent.net.PathPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the old authentication of a rule's API, and of whoever goes on using it. */
public final class Migration extends Content {
  /** Legacy headers whose value tells one caller from another. */
  public final List<HeaderName> tenantHeaders;

  /** The SHA-256 digests of the one caller's values, in lower-case hex; none for the first seen. */
  public final List<String> legacyTokenSha256;

  /** Whether all callers are the same merchant, whatever their values are. */
  public final boolean mergeCallers;

  /** Whether the credential is tried once while nothing is changed. */
  public final boolean dryRun;

  /** Where the API was before; null if that is not known. */
  public final @Nullable RetiredApi retired;

  /** The API's paths, as far as they are known: nothing else of a path is shown. */
  public final List<PathPattern> operations;

  public Migration(
      List<HeaderName> tenantHeaders,
      List<String> legacyTokenSha256,
      boolean mergeCallers,
      boolean dryRun,
      @Nullable RetiredApi retired,
      List<PathPattern> operations) {
    this.tenantHeaders = tenantHeaders;
    this.legacyTokenSha256 = legacyTokenSha256;
    this.mergeCallers = mergeCallers;
    this.dryRun = dryRun;
    this.retired = retired;
    this.operations = operations;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {
      tenantHeaders, legacyTokenSha256, mergeCallers, dryRun, retired, operations
    };
  }
}
