package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.token.TokenCell;

/** Makes what asks for the tokens of one credential; called once for each. */
public interface CellFactory {
  TokenCell cellOf(Credential credential);

  /** By which it is known how long a merchant's cell has not been used. */
  default Ticker ticker() {
    return Ticker.SYSTEM;
  }
}
