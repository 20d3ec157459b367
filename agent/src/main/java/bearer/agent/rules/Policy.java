package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Continuations;
import bearer.agent.base.Ticker;
import bearer.agent.blindspots.BlindSpots;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Move;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the rules say, counts it and tells it. The answer for a host without a rule, and
 * for one with a token at hand, allocates nothing and takes no lock.
 */
public final class Policy extends Remembering implements LongSupplier {
  private final Counters counters;
  private final Continuations continuations;
  private final Reports reports;
  private final Untouched untouched;
  private final Unmatched unmatched;
  private final IssuedTokens issued;
  private final Moves moves;
  private final Trials trials;
  private final AnswerReports answers;
  private final TimedWait waits;
  private final CellFactory cells;
  private final HopLog hopLog;
  private volatile Rules rules;

  /** Whether calls may be under way that other rules than those of now have moved. */
  private volatile boolean replaced;

  /**
   * @param cells asked once for each credential, now or when the rules are replaced
   * @param blindSpots told of connections to configured hosts, and of what is decided there
   */
  public Policy(
      AgentConfig config,
      CellFactory cells,
      Ticker ticker,
      Continuations continuations,
      Log log,
      Counters counters,
      BlindSpots blindSpots) {
    super(
        new Replays(new Reports(log), counters, new Outcomes(new AnswerReports(log), ticker)),
        continuations,
        blindSpots);
    this.hopLog = new HopLog(log);
    this.issued = new IssuedTokens(ticker);
    this.cells = cells;
    this.counters = counters;
    this.continuations = continuations;
    this.reports = replays.reports;
    this.answers = replays.outcomes.reports;
    this.trials = new Trials(ticker);
    this.waits = new TimedWait(ticker);
    this.untouched =
        new Untouched(
            reports,
            counters,
            new Strays(log, Chance.ONE_IN_A_THOUSAND),
            new LeakGuard(issued, counters, reports));
    this.unmatched = new Unmatched(counters, ticker, log);
    this.moves =
        new Moves(
            counters,
            reports,
            new MoveReports(log),
            untouched,
            issued,
            ticker,
            trials,
            new TargetTrials(log, continuations, cells));
    this.rules = new Rules(config, Cells.NONE.with(config, cells), issued);
    replays.follow(rules);
    counters.measure(Counter.INJECTED, this);
  }

  /** How many requests have left with a token. */
  @Override
  public long getAsLong() {
    return rules.cells.decorated();
  }

  /**
   * From the next request on. A credential that goes on being used keeps its token, and who waits
   * for one goes on waiting; any other is let go.
   */
  public synchronized void replace(AgentConfig config) {
    replaced = true;
    Rules before = rules;
    Rules after = before.replacedBy(config, cells);
    answers.goBack(before, after);
    rules = after;
    replays.follow(after);
    after.takeOver(before);
  }

  /** The cell of a credential; null if no rule has it. */
  public @Nullable TokenCell cellOf(Credential credential) {
    return rules.cellOf(credential);
  }

  /** Has the first tokens fetched behind everybody, where the operator wants that. Never blocks. */
  public void warmUp() {
    for (Rule rule : rules.all()) {
      rule.warmUp();
    }
  }

  /** What has become of requests until now. Safe for any thread. */
  public Evidence evidence() {
    return rules.evidence(waits.now(), hopLog.called, blindSpots);
  }

  /** As an operator wants it: answers the credentials whose breaker was open under a rule. */
  public List<String> closeBreakers(String rule) {
    return rules.closeBreakers(rule);
  }

  /** Has it said if no rule is for any request. Never blocks. */
  public void watch() {
    unmatched.sayWith(continuations);
  }

  @Override
  public <R> void beginning(Hop<R> hop, R request) throws ConnectException {
    Rule rule = waitsFor(hop, request);
    if (rule == null || rule.fallback.orCurrentIsFor(hop, request)) {
      return;
    }
    try {
      waits.await(rule, host(hop, request));
    } catch (TokenUnavailable reason) {
      if (rule.fails && rules.stillDecorates(rule)) {
        throw untouched.failure(rule, hop, request, reason);
      }
    }
  }

  @Override
  public <R> void beginningNow(Hop<R> hop, R request) throws ConnectException {
    Rule rule = waitsFor(hop, request);
    if (rule != null && rule.fails && !rule.fallback.orCurrentIsFor(hop, request)) {
      try {
        rule.cell.atHand();
      } catch (TokenUnavailable reason) {
        throw untouched.failure(rule, hop, request, reason);
      }
    }
  }

  @Override
  public <R> @Nullable CompletionStage<Void> ready(Hop<R> hop, R request) {
    Rule rule = waitsFor(hop, request);
    return rule == null || rule.fallback.orCurrentIsFor(hop, request)
        ? null
        : Wait.forToken(rule.cell, rule.tokenTimeoutNanos, continuations);
  }

  /** The rule whose token the request needs; null if it goes out without. */
  private <R> @Nullable Rule waitsFor(Hop<R> hop, R request) {
    Decision decision = rules.decide(hop, request);
    return decision.wantsToken() && !AgentThread.isCurrent() ? decision.rule() : null;
  }

  @Override
  public <R> @Nullable Move moving(Hop<R> hop, R request) throws ConnectException {
    return moves.begin(rules, hop, request, true);
  }

  @Override
  public <R> @Nullable Move movingNow(Hop<R> hop, R request) throws ConnectException {
    return moves.begin(rules, hop, request, false);
  }

  @Override
  public <R> @Nullable CompletionStage<Void> readyToMove(Hop<R> hop, R request) {
    Rule rule = moves.waitsFor(rules, hop, request);
    return rule == null || rule.cell.current() != null
        ? null
        : Wait.forToken(rule.cell, rule.tokenTimeoutNanos, continuations);
  }

  @Override
  public <R> @Nullable Edit outgoing(Hop<R> hop, R request) throws ConnectException {
    return outgoing(hop, request, true);
  }

  @Override
  public <R> @Nullable Edit outgoingNow(Hop<R> hop, R request) throws ConnectException {
    return outgoing(hop, request, false);
  }

  private <R> @Nullable Edit outgoing(Hop<R> hop, R request, boolean mayWait)
      throws ConnectException {
    hopLog.tell(hop, request);
    Decision decision = rules.decide(hop, request);
    Rule rule = decision.rule();
    if (rule != null) {
      blindSpots.decided(hop, request);
    }
    Move move = keepsNothing() || (rule == null && !replaced) ? null : hop.moved(request);
    if (move != null && move.leads(hop, request)) {
      return moves.atHead(move, hop, request);
    }
    untouched.mayBe(decision, hop, request);
    if (rule != null && decision.wantsToken()) {
      return withToken(rule, hop, request, mayWait);
    }
    Edit trial = trials.atHead(decision, hop, request);
    if (trial != null) {
      return trial;
    }
    return rules.mayRewrite(decision) && moves.staysAt(rules, hop, request)
        ? untouched.told(decision, rules, hop, request)
        : untouched.by(decision, rules, hop, request);
  }

  private <R> @Nullable Edit withToken(Rule rule, Hop<R> hop, R request, boolean mayWait)
      throws ConnectException {
    if (AgentThread.isCurrent()) {
      return null; // our own request, for a token or about a certificate: never wait for ourselves
    }
    Token token = rule.cell.current();
    if (token == null) {
      Edit fallback = rule.fallback.to(host(hop, request));
      if (fallback != null) {
        return rule.at(host(hop, request)).given(fallback, hop, request);
      }
      token = next(rule, hop, request, mayWait);
      if (mayWait && !rules.stillDecorates(rule)) {
        return outgoing(hop, request, false); // somebody has changed the rules meanwhile
      } else if (token == null) {
        return untouched.withoutToken(rule, hop, request);
      }
    }
    reports.firstToken(hop, request);
    Destination to = rule.at(host(hop, request));
    return to.given(
        to.edits.of(token, rule.replaysKeyed && IdempotencyKey.isIn(hop, request)), hop, request);
  }

  private <R> @Nullable Token next(Rule rule, Hop<R> hop, R request, boolean mayWait)
      throws ConnectException {
    try {
      return mayWait ? waits.await(rule, host(hop, request)) : rule.cell.atHand();
    } catch (TokenUnavailable reason) {
      if (mayWait && !rules.stillDecorates(rule)) {
        return null;
      } else if (rule.fails) {
        throw untouched.failure(rule, hop, request, reason);
      }
      counters.increment(Counter.PASSED_WITHOUT);
      rule.cell.missed();
      reports.sentWithout(host(hop, request), reason);
      return null;
    }
  }

  private static <R> String host(Hop<R> hop, R request) {
    return String.valueOf(hop.host(request));
  }

  @Override
  public boolean issued(String authorization) {
    return issued.in(authorization);
  }

  @Override
  boolean isForTls(String host, int port) {
    return rules.isForTls(host, port);
  }
}
