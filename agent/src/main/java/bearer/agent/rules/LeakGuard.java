package bearer.agent.rules;

import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a token of ours away from a request to where it must not go. Safe for any thread. */
final class LeakGuard {
  /** The headers that carry credentials (RFC 9110 section 11). */
  private static final String[] CARRIERS = {Edits.AUTHORIZATION, "Proxy-Authorization"};

  private final IssuedTokens issued;

  private final Counters counters;
  private final Reports reports;

  LeakGuard(IssuedTokens issued, Counters counters, Reports reports) {
    this.issued = issued;
    this.counters = counters;
    this.reports = reports;
  }

  /**
   * What removes each header that holds one, with all its values; null if none does.
   *
   * @param owner whose tokens may go there; null if nobody's may
   */
  <R> @Nullable Edit on(Hop<R> hop, R request, @Nullable Object owner) {
    Edit edit = issued.isEmpty() ? null : forbidding(hop, request, owner);
    if (edit != null) {
      counters.increment(Counter.LEAK_PREVENTED);
      reports.leakPrevented(String.valueOf(hop.host(request)));
    }
    return edit;
  }

  private <R> @Nullable Edit forbidding(Hop<R> hop, R request, @Nullable Object owner) {
    List<String> removed = null;
    for (String name : CARRIERS) {
      if (hop.header(request, name) != null && holdsOurs(hop.headers(request, name), owner)) {
        removed = removed == null ? new ArrayList<>() : removed;
        removed.add(name);
      }
    }
    return removed == null ? null : new Edit(null, removed);
  }

  private boolean holdsOurs(List<String> values, @Nullable Object owner) {
    for (String value : values) {
      if (issued.in(value, owner)) {
        return true;
      }
    }
    return false;
  }
}
