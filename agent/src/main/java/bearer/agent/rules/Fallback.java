package bearer.agent.rules;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The token that one API has refused, for the other hosts of a rule, while no other can be had. A
 * host that refuses it once more goes without until the next one is there. Safe for any thread.
 */
final class Fallback {
  private static final int MOST_HOSTS = 1000;

  private final Rule rule;
  private volatile @Nullable Refusers refusers;

  Fallback(Rule rule) {
    this.rule = rule;
  }

  /** Whether there is this token or, as nearly always, the one that all get. */
  <R> boolean orCurrentIsFor(Hop<R> hop, R request) {
    if (rule.cell.current() != null) {
      return true;
    }
    Token refused = rule.cell.fallback();
    return refused != null && mayGoTo(String.valueOf(hop.host(request)), refused);
  }

  /** Null if there is none for this host. To be asked when the {@link TokenCell} has no other. */
  @Nullable Edit to(String host) {
    Token refused = rule.cell.fallback();
    return refused != null && mayGoTo(host, refused)
        ? new Edit(
            Grant.fallback(rule, refused, host),
            rule.dropped,
            Edits.AUTHORIZATION,
            refused.header())
        : null;
  }

  private boolean mayGoTo(String host, Token refused) {
    Refusers known = refusers;
    return known == null || known.token != refused || !known.hosts.contains(host);
  }

  synchronized void refusedAgain(String host, Token refused) {
    Refusers known = refusers;
    if (known == null || known.token != refused) {
      known = new Refusers(refused);
      refusers = known;
    }
    if (known.hosts.size() < MOST_HOSTS) {
      known.hosts.add(host);
    }
  }

  private static final class Refusers {
    final Token token;
    final Set<String> hosts = ConcurrentHashMap.newKeySet();

    Refusers(Token token) {
      this.token = token;
    }
  }
}
