package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenStore;
import java.io.IOException;

/** Whether a store answers, for somebody who wants to know. */
public final class StoreProbe {
  private StoreProbe() {}

  /** Connects, logs in and asks for a token that is not there; takes two seconds at most. */
  public static String of(TokenStore config, Ticker ticker) {
    long begun = ticker.nanos();
    StoreConnection connection = null;
    try {
      connection = new RedisStore(config, ticker).connect("check");
      connection.read();
      return "reachable, in " + (ticker.nanos() - begun) / 1_000_000L + " ms";
    } catch (IOException failed) {
      return "no: " + Health.text(failed);
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }
}
