package bearer.agent.install;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * What asks for tokens, made when the first one is due, in the agent's own thread: the first
 * request of an application, to whatever host, waits for nothing of it.
 */
final class DeferredFetcher implements TokenFetcher {
  private final Credential credential;
  private final Log log;
  private volatile @Nullable TokenFetcher made;

  DeferredFetcher(Credential credential, Log log) {
    this.credential = credential;
    this.log = log;
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
      known = new ClientCredentials(credential, JvmSettings.SYSTEM, Ticker.SYSTEM, log);
      made = known;
    }
    return known;
  }
}
