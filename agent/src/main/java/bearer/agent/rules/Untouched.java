package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that go out as the application built them: what is counted and told of them. One thing
 * may change them: a token of ours is taken away from where it must not go.
 */
final class Untouched {
  private final Reports reports;
  private final Counters counters;
  private final Strays strays;
  private final LeakGuard guard;
  private final Watches watches = new Watches();

  Untouched(Reports reports, Counters counters, Strays strays, LeakGuard guard) {
    this.reports = reports;
    this.counters = counters;
    this.strays = strays;
    this.guard = guard;
  }

  /**
   * Before anything else is done.
   *
   * @throws ConnectException if the operator wants a request to fail that nobody's credential is
   *     for
   */
  <R> void mayBe(Decision decision, Hop<R> hop, R request) throws ConnectException {
    Rule rule = decision.rule();
    if (rule != null
        && rule.enforces
        && decision.kind == Decision.Kind.UNMAPPED
        && !AgentThread.isCurrent()) {
      rule.at(host(hop, request)).tally.failed.increment();
      counters.increment(Counter.UNMAPPED);
      throw reports.unmapped(host(hop, request));
    }
  }

  /**
   * What takes a token away that must not go there, or has the answer seen; null if there is
   * neither reason.
   */
  <R> @Nullable Edit by(Decision decision, Rules rules, Hop<R> hop, R request) {
    Rule rule = decision.rule();
    Host host = decision.host;
    if (rule != null) {
      saw(decision.kind, rule, hop, request);
    } else if (host != null) {
      strays.elsewhere(rules.all(), host, hop, request);
    }
    return told(decision, rules, hop, request);
  }

  /** What a request fails with that must not leave without a token. */
  <R> ConnectException failure(Rule rule, Hop<R> hop, R request, TokenUnavailable reason) {
    rule.at(host(hop, request)).tally.failed.increment();
    counters.increment(Counter.PASSED_WITHOUT);
    rule.cell.missed();
    return reports.failure(host(hop, request), reason);
  }

  /** As {@link #by}, of what has been told. */
  <R> @Nullable Edit told(Decision decision, Rules rules, Hop<R> hop, R request) {
    Rule rule = decision.rule();
    Edit guarded =
        guard.on(
            hop,
            request,
            rule == null || isForNobodysToken(decision.kind) ? null : owner(rule, hop, request));
    return guarded == null ? watches.on(rules, decision, hop, request) : guarded;
  }

  /** As {@link #by}, of a request for which there was no token. */
  <R> @Nullable Edit withoutToken(Rule rule, Hop<R> hop, R request) {
    return watches.withoutToken(rule, hop, request);
  }

  /** Whose token may be in the request; null if nobody's may. */
  private static <R> @Nullable Object owner(Rule rule, Hop<R> hop, R request) {
    Merchants merchants = rule.merchants;
    Rule own = merchants == null ? rule : merchants.of(hop, request);
    return own == null ? null : own.cell;
  }

  /** Counts and tells of a call that stays where it is for what it would be at its new target. */
  <R> void wouldBe(Decision decision, Hop<R> moved, R request) {
    Rule rule = decision.rule();
    if (rule != null && decision.kind != Decision.Kind.OTHER_PATH) {
      saw(decision.kind, rule, moved, request);
    }
  }

  private static boolean isForNobodysToken(Decision.Kind kind) {
    return kind == Decision.Kind.PLAIN_HTTP
        || kind == Decision.Kind.UNMAPPED
        || kind == Decision.Kind.OTHER_METHOD
        || kind == Decision.Kind.OFF;
  }

  private <R> void saw(Decision.Kind kind, Rule rule, Hop<R> hop, R request) {
    switch (kind) {
      case OBSERVED:
        wouldGet(rule, hop, request);
        return;
      case UNMAPPED:
        unmapped(rule, hop, request);
        return;
      case OTHER_CALLER:
        otherCaller(rule, hop, request);
        return;
      case OUTSIDE_PERCENT:
        counters.increment(Counter.OUTSIDE_PERCENT);
        return;
      case BREAKER_OPEN:
        counters.increment(Counter.BREAKER_OPEN);
        return;
      case KEEPS_OWN:
        counters.increment(Counter.SKIPPED_EXISTING);
        reports.existingKept(host(hop, request));
        return;
      case OTHER_PATH:
        strays.outside(rule, hop, request);
        return;
      case REDIRECTED:
        reports.redirected(host(hop, request), String.valueOf(hop.redirectedFrom(request)));
        return;
      case PLAIN_HTTP:
        reports.plainHttp(host(hop, request), hop.forwardProxy(request));
        return;
      default: // nothing to be said
    }
  }

  private static <R> String host(Hop<R> hop, R request) {
    return String.valueOf(hop.host(request));
  }

  private <R> void wouldGet(Rule rule, Hop<R> hop, R request) {
    Merchants merchants = rule.merchants;
    Rule own = merchants == null ? rule : merchants.of(hop, request);
    if (own == null) {
      unmapped(rule, hop, request);
    } else if (merchants == null && rule.callers.against(hop, request) != null) {
      otherCaller(rule, hop, request);
    } else {
      observed(own, hop, request);
    }
  }

  private <R> void unmapped(Rule rule, Hop<R> hop, R request) {
    counters.increment(Counter.UNMAPPED);
    Merchants merchants = rule.merchants;
    if (merchants != null && !merchants.told) {
      merchants.told = true;
      reports.unmapped(rule, host(hop, request), merchants.token(hop, request));
    }
  }

  private <R> void observed(Rule rule, Hop<R> hop, R request) {
    counters.increment(Counter.OBSERVED);
    if (rule.triesCredential
        && !rule.credentialTried.get()
        && rule.credentialTried.compareAndSet(false, true)) {
      new DryRun(rule, reports).start(rule.tokenTimeoutNanos);
    }
    if (reports.tellsObserved()) {
      reports.observed(hop.client(), host(hop, request), rule.templates.of(hop.target(request)));
    }
  }

  private <R> void otherCaller(Rule rule, Hop<R> hop, R request) {
    counters.increment(Counter.OTHER_CALLER);
    if (!rule.callers.told) {
      reports.otherCaller(rule, hop, request);
    }
  }
}
