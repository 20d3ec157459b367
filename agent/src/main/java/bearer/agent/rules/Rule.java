package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.token.TokenCell;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What happens to the requests that one rule is for, and with whose token. Immutable. */
final class Rule {
  final String name;
  final TokenCell cell;
  final boolean observes;
  final boolean overwrites;

  /** Whether a request for which there is no token fails. */
  final boolean fails;

  final boolean warmsUp;
  final long tokenTimeoutNanos;

  /** Of requests that may be sent once more, in capitals. */
  final Set<String> replayMethods;

  /** The headers that are dropped when, and only when, the token is set. */
  final List<String> dropped;

  final Edits edits;

  Rule(String name, AgentConfig config, TokenCell cell, IssuedTokens issued) {
    this.name = name;
    this.cell = cell;
    this.observes = config.mode == Mode.OBSERVE;
    this.overwrites = config.overwrite;
    this.fails = config.onTokenFailure == OnTokenFailure.FAIL;
    this.warmsUp = config.warmUp && !observes;
    this.tokenTimeoutNanos = config.tokenTimeoutNanos;
    this.replayMethods = config.replayMethods;
    this.dropped =
        config.mode == Mode.REPLACE ? config.legacyHeaders : Collections.<String>emptyList();
    this.edits = new Edits(this, issued);
  }
}
