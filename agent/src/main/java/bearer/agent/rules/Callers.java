package bearer.agent.rules;

import bearer.agent.config.Migration;
import bearer.agent.hop.Hop;
import bearer.agent.net.HeaderName;
import org.jspecify.annotations.Nullable;

/** Which merchant's calls a credential is for: no other one's may go out with its token. */
final class Callers {
  private final Binding[] bindings;

  /** Whether another one's call has been told. Races are harmless: the log says nothing twice. */
  volatile boolean told;

  Callers(Migration migration) {
    int count = migration.mergeCallers ? 0 : migration.tenantHeaders.size();
    bindings = new Binding[count];
    for (int i = 0; i < count; i++) {
      HeaderName header = migration.tenantHeaders.get(i);
      bindings[i] = new Binding(header.text, migration.legacyTokenSha256);
    }
  }

  /** What says that the request is another caller's; null if nothing does. */
  <R> @Nullable Binding against(Hop<R> hop, R request) {
    for (Binding binding : bindings) {
      String value = hop.header(request, binding.header);
      if (value != null && !value.isEmpty() && !binding.admits(value)) {
        return binding;
      }
    }
    return null;
  }
}
