package bearer.agent.rules;

import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Takes a token of ours away from a request to where it must not go. */
final class LeakGuard {
  private static final Edit REMOVE_AUTHORIZATION =
      new Edit(null, Collections.singletonList(Edits.AUTHORIZATION));

  private final IssuedTokens issued;
  private final Counters counters;
  private final Reports reports;

  LeakGuard(IssuedTokens issued, Counters counters, Reports reports) {
    this.issued = issued;
    this.counters = counters;
    this.reports = reports;
  }

  <R> @Nullable Edit on(Hop<R> hop, R request) {
    if (issued.isEmpty() || !carriesOurs(hop, request)) {
      return null;
    }
    counters.increment(Counter.LEAK_PREVENTED);
    reports.leakPrevented(String.valueOf(hop.host(request)));
    return REMOVE_AUTHORIZATION;
  }

  private <R> boolean carriesOurs(Hop<R> hop, R request) {
    if (hop.header(request, Edits.AUTHORIZATION) != null) {
      for (String value : hop.headers(request, Edits.AUTHORIZATION)) {
        if (issued.in(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
