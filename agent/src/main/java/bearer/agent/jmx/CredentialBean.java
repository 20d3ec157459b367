package bearer.agent.jmx;

import bearer.agent.config.Credential;
import bearer.agent.config.TokenStore;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.Target;
import bearer.agent.token.StoreState;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/** Reads when it is asked. */
final class CredentialBean implements CredentialMXBean {
  private final LiveConfig live;
  private final Target target;
  private final String name;

  CredentialBean(LiveConfig live, Target target, String name) {
    this.live = live;
    this.target = target;
    this.name = name;
  }

  private Credential credential() {
    for (Credential credential : live.config().credentials()) {
      if (credential.name.equals(name)) {
        return credential;
      }
    }
    throw new IllegalStateException("the credential is gone");
  }

  private @Nullable TokenCell cell() {
    return target.cellOf(credential());
  }

  @Override
  public String getClientId() {
    return credential().client.toString();
  }

  @Override
  public String getSource() {
    return credential().server.source();
  }

  @Override
  public long getSecondsToExpiry() {
    TokenCell cell = cell();
    return cell == null ? -1 : cell.secondsToExpiry();
  }

  @Override
  public long getCurrentCredential() {
    TokenCell cell = cell();
    return cell == null ? -1 : cell.currentCredential();
  }

  @Override
  public long getTokensFetched() {
    TokenCell cell = cell();
    return cell == null ? 0 : cell.fetches().tokens();
  }

  @Override
  public long getTokenRequestsFailed() {
    TokenCell cell = cell();
    return cell == null ? 0 : cell.fetches().failed();
  }

  @Override
  public long getSecondsFailing() {
    TokenCell cell = cell();
    return cell == null ? 0 : cell.secondsFailing();
  }

  private @Nullable StoreState store() {
    TokenCell cell = cell();
    return cell == null ? null : cell.store();
  }

  @Override
  public String getTokenStore() {
    TokenStore configured = credential().use.store;
    return configured == null ? "" : configured.toString();
  }

  @Override
  public String getTokenStoreState() {
    StoreState store = store();
    return store == null ? "" : store.reachable();
  }

  @Override
  public long getTokensTaken() {
    StoreState store = store();
    return store == null ? 0 : store.taken();
  }

  @Override
  public String getTokenLease() {
    StoreState store = store();
    return store == null ? "" : store.lease();
  }

  @Override
  public String getLastFailure() {
    TokenCell cell = cell();
    TokenUnavailable failure = cell == null ? null : cell.lastFailure();
    return failure == null ? "" : failure.code().id();
  }
}
