package bearer.agent.rules;

import bearer.agent.base.Alarms;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Hop;
import bearer.agent.net.Url;
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenRules;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What rules say about a request that nobody sends, and why. Immutable; touches nothing. */
public final class Explanation {
  /** Null if no rule is for that host and port. */
  public final @Nullable String rule;

  /** As it may be shown; empty without a rule. */
  public final String path;

  public final String why;

  /** Whether a token would be set, if there is one. */
  public final boolean changes;

  /** Where the call would go instead, as it may be shown; null if it stays where it is. */
  public final @Nullable String becomes;

  private Explanation(
      @Nullable Rule rule, String path, String why, boolean changes, @Nullable String becomes) {
    this.rule = rule == null ? null : rule.name;
    this.path = path;
    this.why = why;
    this.changes = changes;
    this.becomes = becomes;
  }

  /** By the configuration alone: what other requests have brought about is not looked at. */
  public static <R> Explanation of(AgentConfig config, Hop<R> hop, R request) {
    Ticker ticker = Ticker.SYSTEM;
    Rules rules =
        new Rules(
            config,
            Cells.NONE.with(
                config,
                new CellFactory() {
                  @Override
                  public TokenCell cellOf(Credential credential) {
                    return idle(credential.server.tokenUrl, ticker);
                  }
                }),
            new IssuedTokens(ticker));
    Source source = rules.source(hop, request);
    if (source != null) {
      return below(source, rules, hop, request);
    }
    Decision decision = rules.decide(hop, request);
    Rule found = decision.rule();
    String path = found == null ? "" : found.templates.of(hop.target(request));
    return new Explanation(found, path, why(decision), decision.wantsToken(), null);
  }

  /** Of a call below a URL that is rewritten. */
  private static <R> Explanation below(Source source, Rules rules, Hop<R> hop, R request) {
    Rule rule = source.rule;
    Hop<R> moved = new MovedHop<>(hop, source.rewrite);
    String path = rule.oldTemplates.of(hop.target(request));
    Decision decision = rules.decide(moved, request);
    String why = stays(rule, hop, request, source.rewrite.to.server.bracketed());
    if (why.isEmpty() && decision.wantsToken()) {
      String becomes =
          "https://" + source.rewrite.to.server + rule.templates.of(moved.target(request));
      return new Explanation(rule, path, "it is rewritten when there is a token", true, becomes);
    }
    String because = why.isEmpty() ? why(decision) : why;
    return new Explanation(rule, path, "it is not rewritten: " + because, false, null);
  }

  private static <R> String stays(Rule rule, Hop<R> hop, R request, String host) {
    if (rule.adds) {
      return "under add nothing is, see replace and enforce";
    }
    return rule.moves && !rule.outside ? Stays.because(rule, hop, request, host) : "";
  }

  private static TokenCell idle(@Nullable Url tokenUrl, Ticker ticker) {
    return new TokenCell(
        new TokenFetcher() {
          @Override
          public Token fetch() {
            throw new IllegalStateException("nobody asks");
          }

          @Override
          public @Nullable Url tokenUrl() {
            return tokenUrl;
          }
        },
        new Executor() {
          @Override
          public void execute(Runnable task) {
            throw new IllegalStateException("nobody asks");
          }
        },
        Alarms.NONE,
        ticker,
        new Log(Level.OFF, new ByteArrayOutputStream(0), ticker),
        TokenRules.DEFAULT,
        new ServerGates(),
        new Counters());
  }

  private static String why(Decision decision) {
    Rule found = decision.rule();
    return found != null && found.merchants != null && decision.kind == Decision.Kind.UNMAPPED
        ? "the legacy token that a call carries selects the credential; none, or one in no list,"
            + " gets no token"
        : why(decision.kind);
  }

  private static String why(Decision.Kind kind) {
    switch (kind) {
      case OTHER_HOST:
        return "no rule is for that host and port";
      case PLAIN_HTTP:
        return "plain http would show the token, see bearer.allow-http";
      case OTHER_METHOD:
        return "a method that never carries credentials";
      case OTHER_PATH:
        return "the rule's host, and none of its paths or methods";
      case TOKEN_REQUEST:
        return "a token request of the application's";
      case LACKS_HEADER:
        return "only calls with one of the headers of bearer.require-header get the token";
      case OFF:
        return "the rule's mode is off";
      case OBSERVED:
        return "the rule's mode is observe: nothing is changed, only told";
      case OUTSIDE_PERCENT:
        return "this process is outside the rule's percent";
      case KEEPS_OWN:
        return "the call has an Authorization of its own and keeps it, see bearer.overwrite";
      case OTHER_CALLER:
        return "the credential is another caller's, see bearer.legacy-token-sha256";
      case TOKEN:
        return "the rule is for it";
      default: // what a request that nobody sends cannot come to
        return "left alone: " + kind;
    }
  }
}
