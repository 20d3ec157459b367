package bearer.agent.config;

import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import org.jspecify.annotations.Nullable;

/** Where tokens come from, and the way there. */
public final class TokenServer extends Content {
  /** Null if it is to be found out from {@link #issuer}. */
  public final @Nullable Url tokenUrl;

  /** Whose metadata name the token endpoint; used without a token URL only. */
  public final @Nullable Url issuer;

  /** Whether a discovered endpoint may be plain http on another machine. */
  public final boolean allowHttp;

  /** For token requests alone; null for the JVM's own settings. */
  public final @Nullable HostPort proxy;

  /** Who token requests are to whatever proxy they take; null for the JVM's own login there. */
  public final @Nullable ProxyLogin proxyLogin;

  /** For token requests alone; null for the JVM's. */
  public final @Nullable TrustStore trustStore;

  public TokenServer(
      @Nullable Url tokenUrl,
      @Nullable Url issuer,
      boolean allowHttp,
      @Nullable HostPort proxy,
      @Nullable ProxyLogin proxyLogin,
      @Nullable TrustStore trustStore) {
    this.tokenUrl = tokenUrl;
    this.issuer = issuer;
    this.allowHttp = allowHttp;
    this.proxy = proxy;
    this.proxyLogin = proxyLogin;
    this.trustStore = trustStore;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {tokenUrl, issuer, allowHttp, proxy, proxyLogin, trustStore};
  }

  /** What tokens come from, in words; without a query, in which some servers have a key. */
  public String source() {
    if (tokenUrl == null) {
      return "issuer " + issuer;
    }
    int query = tokenUrl.text.indexOf('?');
    return "token URL " + (query < 0 ? tokenUrl.text : tokenUrl.text.substring(0, query) + "?...");
  }

  @Override
  public String toString() {
    return String.valueOf(tokenUrl == null ? issuer : tokenUrl);
  }
}
