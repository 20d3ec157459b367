package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Move;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls elsewhere. A call is moved as it begins, if a head at the new target would get a
 * token and that is in hand; in any other case nothing is done, so that nothing has to be undone.
 */
final class Moves {
  private static final String[] SIGNED = {
    "Signature", "Signature-Input", "DPoP", "X-Amz-Security-Token", "X-Amz-Date"
  };

  private final Counters counters;
  private final Reports reports;
  private final MoveReports told;
  private final Untouched untouched;

  /** The clients whose calls are seen to begin. */
  private final Set<String> clients = ConcurrentHashMap.newKeySet();

  Moves(Counters counters, Reports reports, MoveReports told, Untouched untouched) {
    this.counters = counters;
    this.reports = reports;
    this.told = told;
    this.untouched = untouched;
  }

  /** Null if nothing rewrites the request. */
  <R> @Nullable Move begin(Rules rules, Hop<R> hop, R request, boolean mayWait)
      throws ConnectException {
    Source source = rules.source(hop, request);
    if (source == null || AgentThread.isCurrent()) {
      return null;
    }
    if (!clients.contains(hop.client())) {
      clients.add(hop.client());
    }
    Hop<R> moved = new MovedHop<>(hop, source.rewrite);
    Rule rule = tokenOf(rules, source.rule, hop, moved, request);
    return rule == null ? Move.NONE : withToken(rule, hop, moved, request, mayWait);
  }

  /** The rule whose token a call needs to be moved; null if it is not. Tells nothing. */
  <R> @Nullable Rule waitsFor(Rules rules, Hop<R> hop, R request) {
    Source source = rules.source(hop, request);
    if (source == null || AgentThread.isCurrent() || !mayMove(source.rule, hop, request)) {
      return null;
    }
    Decision decision = rules.decide(new MovedHop<>(hop, source.rewrite), request);
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
    if (rule.moves && !rule.outside && !mayMove(rule, hop, request)) {
      counters.increment(Counter.NOT_REWRITTEN);
      told.stays(rule, hop, request, why(rule, hop, request));
      return null;
    }
    Decision decision = rules.decide(moved, request);
    if (isToken(decision, rule)) {
      return decision.rule();
    }
    if (rule.enforces && decision.kind == Decision.Kind.UNMAPPED) {
      counters.increment(Counter.UNMAPPED);
      throw reports.unmapped(String.valueOf(hop.host(request)));
    }
    untouched.wouldBe(decision, moved, request);
    return null;
  }

  private static <R> boolean mayMove(Rule rule, Hop<R> hop, R request) {
    return rule.moves && why(rule, hop, request).isEmpty();
  }

  /** Why a call that is below a rewritten URL stays there; empty if it need not. */
  private static <R> String why(Rule rule, Hop<R> hop, R request) {
    String target = hop.target(request);
    if (rule.excludes(hop.method(request), target)) {
      return "bearer.rewrite-except or the preset names it";
    }
    if (hop.header(request, Edits.AUTHORIZATION) != null || hop.namesUser(request)) {
      return "it has its own Authorization";
    }
    if (hop.header(request, "Host") != null) {
      return "it has its own Host";
    }
    return isSigned(hop, request, target) ? "it is signed" : "";
  }

  private static <R> boolean isSigned(Hop<R> hop, R request, String target) {
    for (String name : SIGNED) {
      if (hop.header(request, name) != null) {
        return true;
      }
    }
    return target.contains("X-Amz-Signature=");
  }

  private <R> Move withToken(Rule rule, Hop<R> hop, Hop<R> moved, R request, boolean mayWait)
      throws ConnectException {
    Edit edit = edit(rule, hop, moved, request, mayWait);
    if (edit == null) {
      return Move.NONE;
    }
    counters.increment(Counter.REWRITTEN);
    told.first(rule, hop, moved, request);
    return new Move(
        String.valueOf(moved.host(request)), moved.port(request), moved.target(request), edit);
  }

  private <R> @Nullable Edit edit(Rule rule, Hop<R> hop, Hop<R> moved, R request, boolean mayWait)
      throws ConnectException {
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
          throw reports.failure(String.valueOf(moved.host(request)), reason);
        }
        reports.sentWithout(String.valueOf(hop.host(request)), reason);
        return null;
      }
    }
    return rule.edits.of(token, rule.replaysKeyed && IdempotencyKey.isIn(hop, request));
  }

  /** What the head of a moved call must have changed: by the same rule, with its newest token. */
  @Nullable Edit atHead(Move move) {
    Edit kept = move.edit();
    Grant grant = kept == null ? null : (Grant) kept.lease();
    if (grant == null) {
      return kept;
    }
    counters.increment(Counter.INJECTED);
    Token token = grant.rule.cell.current();
    return token == null || token == grant.token ? kept : grant.rule.edits.of(token, grant.keyed);
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
    if (!clients.contains(hop.client()) && mayMove(source.rule, hop, request)) {
      counters.increment(Counter.NOT_REWRITTEN);
      told.cannot(source.rule, hop, request);
      if (source.rule.fails) {
        throw told.failure(hop, request);
      }
    }
    return true;
  }
}
