package bearer.agent.rules;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import java.util.Collections;

/** A host, to which requests of a rule go: what they get, and what is counted of them. */
final class Destination {
  /** As the client that asked first names it. */
  final String host;

  private final Rule rule;
  final Tally tally;
  final Edits edits;

  /** For a request that goes out as it is and whose answer is wanted. */
  final Edit watched;

  /** As {@link #watched}, of one that carries a legacy header. */
  final Edit watchedLegacy;

  Destination(String host, Rule rule, IssuedTokens issued, Tally tally) {
    this.host = host;
    this.rule = rule;
    this.tally = tally;
    this.edits = new Edits(rule, issued, tally);
    this.watched = new Edit(new Watch(rule, tally, false), Collections.<String>emptyList());
    this.watchedLegacy = new Edit(new Watch(rule, tally, true), Collections.<String>emptyList());
  }

  /** Counts a request that leaves with a token. */
  <R> Edit given(Edit edit, Hop<R> hop, R request) {
    tally.decorated.increment();
    if (rule.adds) {
      Watches.countLegacy(rule, this, hop, request);
    }
    return edit;
  }
}
