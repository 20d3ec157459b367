package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer for its metadata: as OpenID Connect Discovery 1.0 section 4 says, and where that
 * is not there as RFC 8414 section 3 does. The secret will go where they point, so they must be the
 * issuer's own and point to its own host; redirects are not followed.
 */
final class Discovery {
  private final Credential credential;
  private final Url issuer;
  private final Proxies proxies;
  private final TlsContext tls;
  private final Ticker ticker;

  Discovery(Credential credential, Url issuer, Proxies proxies, TlsContext tls, Ticker ticker) {
    this.credential = credential;
    this.issuer = issuer;
    this.proxies = proxies;
    this.tls = tls;
    this.ticker = ticker;
  }

  Url tokenUrl(Deadline deadline) throws TokenUnavailable {
    int status = 404;
    for (String url : new String[] {openIdUrl(issuer.text), oauthUrl(issuer.text)}) {
      Url place = parsed(url);
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
    Code code = status == 404 ? Code.TOKEN_URL_NOT_FOUND : Code.DISCOVERY_FAILED;
    throw new TokenUnavailable(
        code, "the issuer " + issuer.written + " has no metadata: the answer was " + status);
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

  private Url judged(HttpAnswer answer) throws TokenUnavailable {
    ServerMetadata metadata = parsed(answer);
    if (metadata == null) {
      throw failed("answered with something else than metadata");
    }
    if (!issuer.written.equals(metadata.issuer())) {
      throw failed("names another issuer in its metadata; the two must be exactly the same");
    }
    String url =
        metadata.tokenEndpoint(credential.client.method == TokenAuthMethod.TLS_CLIENT_AUTH);
    Url endpoint = url == null ? null : safe(url);
    if (endpoint == null) {
      throw failed("names no token endpoint that is an https URL");
    }
    if (endpoint.server.port != issuer.server.port || !endpoint.host.equals(issuer.host)) {
      throw failed(
          "has its token endpoint on another host or port: if that is right, pin it with"
              + " bearer.token-url");
    }
    return endpoint;
  }

  private static @Nullable ServerMetadata parsed(HttpAnswer answer) {
    try {
      return answer.body == null ? null : ServerMetadata.parse(answer.body);
    } catch (IOException notJson) {
      return null;
    }
  }

  private @Nullable Url safe(String text) {
    try {
      Url url = Url.parse(text);
      return url.isPrivate() || credential.server.allowHttp ? url : null;
    } catch (BadValue notUrl) {
      return null;
    }
  }

  /** Of a URL that was made out of another one. */
  private static Url parsed(String text) {
    try {
      return Url.parse(text);
    } catch (BadValue impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private TokenUnavailable failed(String why) {
    return new TokenUnavailable(Code.DISCOVERY_FAILED, "the issuer " + issuer.written + " " + why);
  }
}
