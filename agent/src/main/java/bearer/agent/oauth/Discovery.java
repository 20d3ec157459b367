package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.config.HostName;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer for its metadata: as OpenID Connect Discovery 1.0 section 4 says, and where that
 * is not there as RFC 8414 section 3 does. The secret will go where they point, so they must be the
 * issuer's own and point to its own host; redirects are not followed.
 */
final class Discovery {
  private final Credential credential;
  private final String issuer;
  private final Proxies proxies;
  private final TlsContext tls;
  private final Ticker ticker;

  Discovery(Credential credential, String issuer, Proxies proxies, TlsContext tls, Ticker ticker) {
    this.credential = credential;
    this.issuer = issuer;
    this.proxies = proxies;
    this.tls = tls;
    this.ticker = ticker;
  }

  String tokenUrl(Deadline deadline) throws TokenUnavailable {
    int status = 404;
    for (String url : new String[] {openIdUrl(issuer), oauthUrl(issuer)}) {
      TokenUrl place = TokenUrl.parse(url);
      HttpAnswer answer = new Transport(place, proxies, tls).get(deadline);
      if (answer.status < 300) {
        return judged(answer);
      }
      if (answer.status >= 500 || answer.status == 429) {
        throw Rejection.of(
            place.server,
            answer.status,
            null,
            RetryAfter.nanos(answer.retryAfter, answer.date, ticker.wallMillis()));
      }
      status = status == 404 ? answer.status : status;
    }
    // 404 is also what a gateway says while what is behind it starts
    Code code = status == 404 ? Code.TOKEN_SERVER_UNAVAILABLE : Code.DISCOVERY_FAILED;
    throw new TokenUnavailable(
        code, "the issuer " + issuer + " has no metadata: the answer was " + status);
  }

  /** The suffix is appended. */
  static String openIdUrl(String issuer) {
    return withoutSlash(issuer) + "/.well-known/openid-configuration";
  }

  /** The suffix is put between host and path. */
  static String oauthUrl(String issuer) {
    String base = withoutSlash(issuer);
    int path = base.indexOf('/', base.indexOf("://") + 3);
    String host = path < 0 ? base : base.substring(0, path);
    return host + "/.well-known/oauth-authorization-server" + base.substring(host.length());
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private String judged(HttpAnswer answer) throws TokenUnavailable {
    ServerMetadata metadata = parsed(answer);
    if (metadata == null) {
      throw failed("answered with something else than metadata");
    }
    if (!issuer.equals(metadata.issuer())) {
      throw failed("names another issuer in its metadata; the two must be exactly the same");
    }
    String url = metadata.tokenEndpoint(credential.authMethod == TokenAuthMethod.TLS_CLIENT_AUTH);
    TokenUrl endpoint = url == null ? null : safe(url);
    if (endpoint == null) {
      throw failed("names no token endpoint that is an https URL");
    }
    if (!same(endpoint.server, TokenUrl.parse(issuer).server)) {
      throw failed(
          "has its token endpoint on another host or port: if that is right, pin it with"
              + " bearer.token-url");
    }
    return endpoint.text;
  }

  private static @Nullable ServerMetadata parsed(HttpAnswer answer) {
    try {
      return answer.body == null ? null : ServerMetadata.parse(answer.body);
    } catch (IOException notJson) {
      return null;
    }
  }

  private @Nullable TokenUrl safe(String text) {
    try {
      TokenUrl url = TokenUrl.parse(text);
      String host = url.server.host.toLowerCase(Locale.ROOT);
      boolean here = HostName.isLoopback(host) || host.equals("::1");
      return url.secure || credential.allowHttp || here ? url : null;
    } catch (IllegalArgumentException notUrl) {
      return null;
    }
  }

  private static boolean same(HostPort one, HostPort other) {
    return one.port == other.port && one.host.equalsIgnoreCase(other.host);
  }

  private TokenUnavailable failed(String why) {
    return new TokenUnavailable(Code.DISCOVERY_FAILED, "the issuer " + issuer + " " + why);
  }
}
