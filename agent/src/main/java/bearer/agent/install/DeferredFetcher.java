package bearer.agent.install;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.config.TokenStore;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.store.SharedTokens;
import bearer.agent.token.StoreState;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenFollower;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * What asks for tokens, made when the first one is due, in the agent's own thread: the first
 * request of an application, to whatever host, waits for nothing of it.
 */
final class DeferredFetcher implements TokenFetcher {
  private final Credential credential;
  private final Log log;
  private final @Nullable StoreState state;
  private volatile @Nullable TokenFetcher made;
  private volatile @Nullable TokenFollower follower;

  DeferredFetcher(Credential credential, Log log) {
    this.credential = credential;
    this.log = log;
    TokenStore store = credential.use.store;
    this.state = store == null ? null : new StoreState(store.toString());
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    return made().fetch();
  }

  @Override
  public long credentialFingerprint() {
    return made().credentialFingerprint();
  }

  @Override
  public String server() {
    TokenFetcher known = made;
    Url tokenUrl = credential.server.tokenUrl;
    return known != null ? known.server() : tokenUrl == null ? "" : tokenUrl.server.toString();
  }

  @Override
  public @Nullable Url tokenUrl() {
    TokenFetcher known = made;
    return known == null ? credential.server.tokenUrl : known.tokenUrl();
  }

  private synchronized TokenFetcher made() {
    TokenFetcher known = made;
    if (known == null) {
      ClientCredentials alone =
          new ClientCredentials(credential, JvmSettings.SYSTEM, Ticker.SYSTEM, log);
      known = state == null ? alone : shared(alone, state);
      made = known;
    }
    return known;
  }

  private TokenFetcher shared(ClientCredentials alone, StoreState known) {
    TokenStore store = credential.use.store;
    TokenFollower told = follower;
    if (store == null) {
      return alone;
    }
    TokenFetcher shared = SharedTokens.of(alone, store, known, Ticker.SYSTEM, log);
    if (told != null) {
      shared.follow(told);
    }
    return shared;
  }

  @Override
  public @Nullable StoreState store() {
    return state;
  }

  /** Before anything is made. */
  @Override
  public void follow(TokenFollower told) {
    follower = told;
  }

  @Override
  public void refused(Token token) {
    TokenFetcher known = made;
    if (known != null) {
      known.refused(token);
    }
  }

  @Override
  public long longestNanos() {
    TokenFetcher known = made;
    long alone = TokenFetcher.super.longestNanos();
    return known != null ? known.longestNanos() : state == null ? alone : 2 * alone;
  }
}
