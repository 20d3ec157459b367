package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenStore;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.oauth.SharingKeys;
import bearer.agent.token.StoreState;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenFollower;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Gives the token that another process has asked for, if there is one; else asks, as the only one
 * of its fleet, and shares what comes. Where the store is of no use it asks, as without a store.
 */
public final class SharedTokens implements TokenFetcher {
  private static final long PATIENCE_AHEAD = 10_000_000_000L;

  private final TokenFetcher asked;
  private final KeySource source;
  private final Fleet fleet;
  private final Listener listener;
  private final long patienceNanos;

  /** Connects when the first token is wanted. */
  public static SharedTokens of(
      ClientCredentials asked, TokenStore config, StoreState state, Ticker ticker, Log log) {
    return new SharedTokens(
        asked,
        new KeySource() {
          @Override
          public SharingKeys sharingKeys() throws TokenUnavailable {
            return asked.sharingKeys();
          }
        },
        new Fleet(new RedisStore(config, ticker), state, ticker, log),
        config.tokenTimeoutNanos / 2);
  }

  /**
   * @param patienceNanos how long callers who have no token wait for another process
   */
  SharedTokens(TokenFetcher asked, KeySource source, Fleet fleet, long patienceNanos) {
    this.asked = asked;
    this.source = source;
    this.fleet = fleet;
    this.patienceNanos = patienceNanos;
    this.listener = new Listener(fleet, source);
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    long number = fleet.known.number(); // before it looks whether it was told
    Token told = fleet.known.toldLately();
    if (told != null) {
      return told;
    }
    Keys keys = fleet.health.rests() ? null : keys();
    if (keys == null) {
      return alone();
    }
    listener.wants(keys);
    Turn turn = new Turn(fleet, keys, number);
    try {
      Token found = turn.await(patience());
      if (found != null) {
        return found;
      }
      turn.asks(asked.longestNanos());
      Token own = asked.fetch();
      fleet.state.fetched();
      return turn.share(own);
    } finally {
      turn.end();
    }
  }

  private Token alone() throws TokenUnavailable {
    Token own = asked.fetch();
    fleet.state.fetched();
    fleet.known.own(own, 0, 0);
    return own;
  }

  /** Null if they cannot be read, which the request that follows says. */
  private @Nullable Keys keys() {
    try {
      return Keys.read(source, fleet.ticker);
    } catch (TokenUnavailable unreadable) {
      return null;
    }
  }

  /** With a token in hand nobody waits. */
  private long patience() {
    Token newest = fleet.known.newest();
    boolean inHand = newest != null && newest.usableAt(fleet.ticker.nanos());
    return inHand ? PATIENCE_AHEAD : patienceNanos;
  }

  @Override
  public StoreState store() {
    return fleet.state;
  }

  @Override
  public void follow(TokenFollower follower) {
    listener.follow(follower);
  }

  @Override
  public void refused(Token token) {
    fleet.known.refuse(token);
  }

  @Override
  public long credentialFingerprint() {
    return asked.credentialFingerprint();
  }

  @Override
  public long longestNanos() {
    return asked.longestNanos() + PATIENCE_AHEAD;
  }

  @Override
  public String server() {
    return asked.server();
  }

  @Override
  public @Nullable Url tokenUrl() {
    return asked.tokenUrl();
  }
}
