package bearer.agent.options;

import bearer.agent.config.Migration;
import bearer.agent.net.HeaderName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the old authentication. */
final class MigrationReader {
  private final Values values;
  private final Lists ofCredential;

  MigrationReader(Values ofRule, Lists ofCredential) {
    this.values = ofRule;
    this.ofCredential = ofCredential;
  }

  Migration read(List<HeaderName> legacyHeaders, @Nullable Preset provider) {
    return new Migration(
        tenantHeaders(legacyHeaders),
        ofCredential.sha256(),
        values.flag(Option.MERGE_CALLERS),
        values.flag(Option.DRY_RUN),
        provider == null ? null : provider.retired(),
        provider == null ? Collections.emptyList() : provider.operations());
  }

  private static List<HeaderName> tenantHeaders(List<HeaderName> legacyHeaders) {
    List<HeaderName> tenants = new ArrayList<>();
    for (HeaderName header : legacyHeaders) {
      if (LegacyHeader.namesCaller(header)) {
        tenants.add(header);
      }
    }
    return Collections.unmodifiableList(tenants);
  }
}
