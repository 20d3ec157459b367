package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import bearer.agent.config.Client;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.time.Instant;

/** Says that a replaced secret is still in use: when that begins, and then once a day. */
final class PreviousSecret {
  private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

  private final Log log;
  private final Ticker ticker;
  private final int overlapDays;
  private final String what;
  private long since; // 0: not in use; one fetch at a time
  private long said;

  PreviousSecret(Log log, Ticker ticker, Client client) {
    this.log = log;
    this.ticker = ticker;
    this.overlapDays = client.secret.overlapDays;
    this.what = client.files == null ? "client secret" : "client id and secret";
  }

  void used(ClientIdentity identity) {
    if (identity.previous) {
      previousUsed(identity.id);
    } else if (since != 0) {
      since = 0;
      log.log(
          Level.INFO,
          Code.PREVIOUS_SECRET_IN_USE,
          "the current " + what + " of " + identity.id + " is in use again",
          Field.clientId(identity.id));
    }
  }

  private void previousUsed(String id) {
    long now = ticker.wallMillis();
    boolean first = since == 0;
    if (first) {
      since = now;
    }
    if (first || now - said >= DAY_MILLIS) {
      said = now;
      log.log(Level.WARN, Code.PREVIOUS_SECRET_IN_USE, message(id, now), Field.clientId(id));
    }
  }

  private String message(String id, long now) {
    return "the previous "
        + what
        + " of "
        + id
        + " is in use since "
        + Instant.ofEpochMilli(since / 1000 * 1000)
        + ", because the current one is rejected or cannot be read"
        + left(now);
  }

  private String left(long now) {
    if (overlapDays == 0) {
      return "";
    }
    long days = Math.max(0, overlapDays - (now - since) / DAY_MILLIS);
    return "; the provider revokes it "
        + overlapDays
        + " days after it was replaced: at most "
        + days
        + (days == 1 ? " day" : " days")
        + " left";
  }
}
