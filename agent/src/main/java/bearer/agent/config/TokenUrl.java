package bearer.agent.config;

import bearer.agent.diag.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code bearer.token-url}: the secret goes there, so nothing about it may be guessed. */
final class TokenUrl {
  private TokenUrl() {}

  /** Returns the URL with its scheme in lower case (RFC 3986 section 3.1). */
  static String parse(String text, boolean allowHttp) throws BadValue {
    URI url = uri(text);
    String scheme = lower(url.getScheme());
    String host = lower(url.getHost());
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new BadValue("must start with https://");
    }
    if (host.isEmpty()) {
      throw new BadValue("has no host name, or one that is not plain ASCII");
    }
    requireNothingElse(url);
    if (scheme.equals("http") && !allowHttp && !HostName.isLoopback(HostName.normalise(host))) {
      throw new BadValue(
          Code.INSECURE_TOKEN_URL,
          "the secret would travel unencrypted: use https, or set bearer.allow-http=true");
    }
    return scheme + text.substring(scheme.length());
  }

  private static void requireNothingElse(URI url) throws BadValue {
    if (url.getRawUserInfo() != null) {
      throw new BadValue("must not hold a user name or password: set bearer.client-id instead");
    }
    if (url.getRawFragment() != null) {
      throw new BadValue("must not hold a fragment (what follows a #)");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw new BadValue("a port is a number from 1 to 65535");
    }
  }

  private static URI uri(String text) throws BadValue {
    try {
      return new URI(text);
    } catch (URISyntaxException notUrl) {
      throw new BadValue("is not a URL, such as https://api.picpay.com/oauth2/token");
    }
  }

  private static String lower(@Nullable String part) {
    return part == null ? "" : part.toLowerCase(Locale.ROOT);
  }
}
