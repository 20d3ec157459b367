package bearer.agent.rules;

import bearer.agent.token.TokenCell;
import java.util.List;

/** What rules do with the cells of their credentials. */
final class CellUse {
  private final List<Rule> rules;

  CellUse(List<Rule> rules) {
    this.rules = rules;
  }

  /** From now on no token is asked for ahead that no rule uses. */
  void of(TokenCell[] cells) {
    for (TokenCell cell : cells) {
      cell.halt(!isUsed(cell));
      cell.reports().holdBack(isBroken(cell));
    }
  }

  private boolean isUsed(TokenCell cell) {
    for (Rule rule : rules) {
      if ((rule.decorates() || rule.observes) && rule.has(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a breaker tells of refusals of its tokens. */
  private boolean isBroken(TokenCell cell) {
    for (Rule rule : rules) {
      if (rule.decorates() && rule.breaks && rule.has(cell)) {
        return true;
      }
    }
    return false;
  }
}
