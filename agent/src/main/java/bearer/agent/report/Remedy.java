package bearer.agent.report;

import static bearer.agent.report.Finding.State.LOOK;
import static bearer.agent.report.Finding.State.WELL;
import static bearer.agent.report.Finding.State.WRONG;

import bearer.agent.report.Finding.State;

/** What helps where something became of calls. */
enum Remedy {
  DECORATED("decorated", WELL, ""),
  OBSERVED("observed", LOOK, "the rule only observed when they were sent"),
  OFF("off", LOOK, "the rule was off when they were sent"),
  OUTSIDE("outside-percent", LOOK, "the rule's percentage was below 100 when they were sent"),
  WITHOUT("without-token", WRONG, "see the credential; problem BA-402"),
  FAILED("failed", WRONG, "see the credential; the rule lets no call go without a token"),
  BREAKER("breaker-open", WRONG, "problem BA-431"),
  OWN("keeps-own", WRONG, "bearer.overwrite=true, or take it out of the application; BA-406"),
  CALLER("other-caller", WRONG, "each merchant needs a credential of its own; problem BA-413"),
  UNMAPPED("unmapped", WRONG, "add the digest of their legacy token; problem BA-417"),
  HEADER("lacks-header", LOOK, "bearer.require-header leaves them alone"),
  REDIRECTED("redirected", LOOK, "another host led there; problem BA-420"),
  PLAIN("plain-http", WRONG, "no token over plain http; problem BA-404"),
  METHOD("other-method", LOOK, "bearer.methods leaves them alone"),
  STAYED("not-moved", WRONG, "docs/rewriting.md says which calls stay; problem BA-422"),
  OWN_TOKEN("token-request", LOOK, "the application's own token requests are left alone");

  /** As the agent calls it. */
  final String outcome;

  final State state;

  /** Empty if nothing is to be done. */
  final String cure;

  Remedy(String outcome, State state, String cure) {
    this.outcome = outcome;
    this.state = state;
    this.cure = cure;
  }

  String words() {
    return Outcome.words(outcome);
  }
}
