package bearer.agent.store;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.StoreState;
import org.jspecify.annotations.Nullable;

/** The others that have the same credential, as far as a process has to do with them. */
final class Fleet {
  final Store store;
  final Known known;
  final Health health;
  final StoreState state;
  final Ticker ticker;
  private final Log log;
  private final AgentExecutor threads = new AgentExecutor("store");

  Fleet(Store store, StoreState state, Ticker ticker, Log log) {
    this.store = store;
    this.ticker = ticker;
    this.log = log;
    this.state = state;
    this.known = new Known(ticker);
    this.health = new Health(state, ticker, log);
  }

  /** On a thread of the agent's own, if there is one to be had. */
  boolean run(Runnable task) {
    try {
      threads.execute(
          new Runnable() {
            @Override
            public void run() {
              guarded(task);
            }
          });
      return true;
    } catch (Throwable noThread) { // it is tried again when the next token is wanted
      Stopped.rethrow(noThread);
      return false;
    }
  }

  /** The application's handler of what nobody catches never sees the agent's failures. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable unexpected) {
      Stopped.rethrow(unexpected);
      health.failed(unexpected);
    }
  }

  /** Null for what does not open, which is said. */
  @Nullable Entry opened(byte[] sealed, Seal seal) {
    byte[] content = seal.open(sealed);
    Entry entry = content == null ? null : Entry.of(content);
    if (entry == null) {
      log.throttled(
          Level.WARN,
          Code.STORED_TOKEN_UNREADABLE,
          state.address,
          "what is in the token store "
              + state.address
              + " does not open with this process's secret or key, and is ignored: other processes"
              + " have another secret, or somebody has changed it",
          Field.host(state.address));
    }
    return entry;
  }

  /** That others are not heard of as soon as they have a token. */
  void isDeaf(StoreRefusal why) {
    log.once(
        Level.WARN,
        Code.STORE_UNUSABLE,
        "deaf " + state.address,
        "the token store "
            + state.address
            + " does not tell of new tokens, so they are looked for when one is due: "
            + why.getMessage(),
        Field.host(state.address));
  }
}
