package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Move;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls elsewhere. A call is moved as it begins, if a head at the new target would get a
 * token and that is in hand; in any other case nothing is done, so that nothing has to be undone.
 */
final class Moves {
  private final Counters counters;
  private final Reports reports;
  private final MoveReports told;
  private final Untouched untouched;
  private final IssuedTokens issued;
  private final Ticker ticker;
  private final Trials trials;
  private final TargetTrials targets;
  private final RewritingClients clients = new RewritingClients();

  Moves(
      Counters counters,
      Reports reports,
      MoveReports told,
      Untouched untouched,
      IssuedTokens issued,
      Ticker ticker,
      Trials trials,
      TargetTrials targets) {
    this.targets = targets;
    this.issued = issued;
    this.ticker = ticker;
    this.counters = counters;
    this.reports = reports;
    this.told = told;
    this.untouched = untouched;
    this.trials = trials;
  }

  /** Null if nothing rewrites the request. */
  <R> @Nullable Move begin(Rules rules, Hop<R> hop, R request, boolean mayWait)
      throws ConnectException {
    Source source = rules.source(hop, request);
    if (source == null || AgentThread.isCurrent()) {
      return null;
    }
    if (hop.beginsAll()) {
      clients.add(hop);
    }
    targets.tryOnce(source);
    Hop<R> moved = new MovedHop<>(hop, source.rewrite);
    Rule rule = tokenOf(rules, source.rule, hop, moved, request);
    return rule == null ? Move.NONE : withToken(rule, hop, moved, request, mayWait);
  }

  /** The rule whose token a call needs to be moved; null if it is not. Tells nothing. */
  <R> @Nullable Rule waitsFor(Rules rules, Hop<R> hop, R request) {
    Source source = rules.source(hop, request);
    if (source == null || AgentThread.isCurrent()) {
      return null;
    }
    Hop<R> moved = new MovedHop<>(hop, source.rewrite);
    if (!source.rule.moves || !why(source.rule, hop, moved, request).isEmpty()) {
      return null;
    }
    Decision decision = rules.decide(moved, request);
    return isToken(decision, source.rule) ? decision.rule() : null;
  }

  /** Of several merchants' rules the one. */
  private static boolean isToken(Decision decision, Rule rule) {
    Rule decided = decision.rule();
    return decision.wantsToken() && decided != null && decided.name.equals(rule.name);
  }

  /** Whose token the request gets at its new target; null if it stays, which is told. */
  private <R> @Nullable Rule tokenOf(Rules rules, Rule rule, Hop<R> hop, Hop<R> moved, R request)
      throws ConnectException {
    if (rule.adds) {
      told.unused(rule, hop, request);
      return null;
    }
    String why = rule.moves && !rule.outside ? why(rule, hop, moved, request) : "";
    if (!why.isEmpty()) {
      counters.increment(Counter.NOT_REWRITTEN);
      told.stays(rule, hop, request, why);
      return null;
    }
    Decision decision = rules.decide(moved, request);
    if (isToken(decision, rule) || trials.isDue(decision, moved, request)) {
      return decision.rule();
    }
    if (rule.enforces && decision.kind == Decision.Kind.UNMAPPED) {
      counters.increment(Counter.UNMAPPED);
      throw reports.unmapped(String.valueOf(hop.host(request)));
    }
    if (decision.kind == Decision.Kind.BREAKER_OPEN) {
      rule.at(String.valueOf(hop.host(request))).tally.stayedBreakerOpen.increment();
    }
    untouched.wouldBe(decision, moved, request);
    return null;
  }

  /** Why a call that is below a rewritten URL stays there; empty if it need not. */
  private static <R> String why(Rule rule, Hop<R> hop, Hop<R> moved, R request) {
    return rule.arrivals.isWithOwn(hop)
        ? "its client adds an Authorization of its own to calls that have begun"
        : Stays.because(rule, hop, request, String.valueOf(moved.host(request)));
  }

  private <R> Move withToken(Rule rule, Hop<R> hop, Hop<R> moved, R request, boolean mayWait)
      throws ConnectException {
    Edit edit = edit(rule, hop, moved, request, mayWait);
    if (edit == null) {
      return Move.NONE;
    }
    if (!getsThere(rule, hop, moved, request)) {
      trials.giveBack(edit);
      return Move.NONE;
    }
    counters.increment(Counter.REWRITTEN);
    told.first(rule, hop, moved, request);
    return new Move(
        String.valueOf(moved.host(request)),
        moved.port(request),
        moved.target(request),
        edit,
        Move.urlOf(hop, request));
  }

  /** Under {@code enforce} a call is never sent to where it was. */
  private <R> boolean getsThere(Rule rule, Hop<R> hop, Hop<R> moved, R request) {
    boolean safe = SafeMethods.have(hop.method(request));
    Arrivals.Turn turn = rule.arrivals.begins(ticker.nanos(), safe);
    if (turn == Arrivals.Turn.STOPS) {
      told.stopped(rule, hop, moved, request);
    }
    if (turn == Arrivals.Turn.MOVES || rule.enforces) {
      return true;
    }
    counters.increment(Counter.NOT_REWRITTEN);
    return false;
  }

  private <R> @Nullable Edit edit(Rule rule, Hop<R> hop, Hop<R> moved, R request, boolean mayWait)
      throws ConnectException {
    if (rule.breaker.isOpen()) {
      return trials.edit(rule.breakerOpen, moved, request);
    }
    Token token = rule.cell.current();
    if (token == null) {
      Edit fallback = rule.fallback.to(String.valueOf(moved.host(request)));
      if (fallback != null) {
        return fallback;
      }
      try {
        token = mayWait ? rule.cell.await(rule.tokenTimeoutNanos) : rule.cell.atHand();
      } catch (TokenUnavailable reason) {
        counters.increment(Counter.PASSED_WITHOUT);
        rule.cell.missed();
        if (rule.fails) {
          rule.at(String.valueOf(moved.host(request))).tally.failed.increment();
          throw reports.failure(String.valueOf(moved.host(request)), reason);
        }
        rule.at(String.valueOf(hop.host(request))).tally.stayedWithoutToken.increment();
        reports.sentWithout(String.valueOf(hop.host(request)), reason);
        return null;
      }
    }
    return rule.at(String.valueOf(moved.host(request)))
        .edits
        .of(token, rule.replaysKeyed && IdempotencyKey.isIn(hop, request));
  }

  /**
   * What the head of a moved call must have changed: by the same rule, with its newest token. That
   * goes for an {@code Authorization} too that somebody has set since the call began: to the new
   * target nothing else may go.
   */
  <R> @Nullable Edit atHead(Move move, Hop<R> hop, R request) {
    Edit kept = move.edit();
    Grant grant = kept == null ? null : (Grant) kept.lease();
    if (grant == null) {
      return kept;
    }
    grant.tally.decorated.increment();
    if (grant.rule.arrivals.arrives()) {
      told.again(grant.rule, hop, request);
    }
    String own = hop.header(request, Edits.AUTHORIZATION);
    if (own != null && !issued.in(own) && grant.rule.arrivals.hasOwn(hop.client())) {
      told.own(grant.rule, hop, request);
    }
    Token token = grant.rule.cell.current();
    return token == null || token == grant.token ? kept : renewed(grant, token, move.host);
  }

  /** A trial goes on being one. */
  private static Edit renewed(Grant grant, Token token, String host) {
    Edits edits = grant.rule.at(host).edits;
    return grant.trial ? edits.forTrial(token) : edits.of(token, grant.keyed);
  }

  /**
   * A head is written below a rewritten URL. Whether that has been told, or now is.
   *
   * @throws ConnectException if the operator wants such a call to fail
   */
  <R> boolean staysAt(Rules rules, Hop<R> hop, R request) throws ConnectException {
    Source source = rules.source(hop, request);
    if (source == null || !source.rule.moves || source.rule.outside) {
      return false;
    }
    String host = source.rewrite.to.server.bracketed();
    boolean isKnown = clients.have(hop) || hop.moved(request) != null;
    if (!isKnown && Stays.atHead(source.rule, hop, request, host).isEmpty()) {
      counters.increment(Counter.NOT_REWRITTEN);
      told.cannot(source.rule, hop, request);
      if (source.rule.fails) {
        throw told.failure(hop, request);
      }
    }
    return true;
  }
}
