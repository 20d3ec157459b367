package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.net.Url;
import bearer.agent.token.TokenCell;
import java.io.IOException;

/** What the rules need of the world: who asks for tokens, the time, and the network. */
public interface CellFactory {
  /** Makes what asks for the tokens of one credential; called once for each. */
  TokenCell cellOf(Credential credential);

  /**
   * Opens a connection to a server as a client of this process would, and closes it. Called by a
   * thread of the agent's own, which may wait for seconds.
   */
  default void connect(Url server) throws IOException {
    throw new IOException("there is no network");
  }

  /** By which it is known how long a merchant's cell has not been used. */
  default Ticker ticker() {
    return Ticker.SYSTEM;
  }
}
