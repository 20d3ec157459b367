package bearer.agent.oauth;

import bearer.agent.base.JvmSettings;
import bearer.agent.config.ProxyLogin;
import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP proxy a token request takes: the credential's own, or else the one of the JVM's
 * properties, read as the JDK reads them. The application's {@link java.net.ProxySelector} is not
 * asked.
 */
final class Proxies {
  /** Never through a proxy, whatever else is listed; as in the JDK. */
  private static final String ALWAYS_DIRECT = "|localhost|127.*|[::1]|0.0.0.0|[::0]";

  private final @Nullable HostPort own;
  private final @Nullable ProxyLogin ownLogin;
  private final JvmSettings settings;

  /**
   * @param ownLogin for whatever proxy is taken; null for the JVM's login at the JVM's proxy
   */
  Proxies(@Nullable HostPort own, @Nullable ProxyLogin ownLogin, JvmSettings settings) {
    this.own = own;
    this.ownLogin = ownLogin;
    this.settings = settings;
  }

  /**
   * The value of {@code Proxy-Authorization} (RFC 7617), a secret; null for none. Sent unasked.
   *
   * @throws TokenUnavailable if the password's file cannot be read
   */
  @Nullable String login(Url target) throws TokenUnavailable {
    if (ownLogin != null) {
      return basic(ownLogin.user, password(ownLogin.passwordFile));
    }
    String scheme = target.secure ? "https" : "http";
    String user = own == null ? settings.property(scheme + ".proxyUser") : null;
    String password = settings.property(scheme + ".proxyPassword");
    return user == null || user.isEmpty() ? null : basic(user, password == null ? "" : password);
  }

  private static String password(String file) throws TokenUnavailable {
    try {
      return new SecretFiles().text(file);
    } catch (IOException unreadable) {
      throw new TokenUnavailable(
          Code.SECRET_UNREADABLE,
          "cannot read the proxy password file: " + Problem.ofFile(file, unreadable));
    }
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** That of the client's files, or another one if the proxy's password is in a file too. */
  long fingerprint(long client) {
    if (ownLogin == null) {
      return client;
    }
    Fingerprint both = new Fingerprint().add(Long.toString(client));
    try {
      return both.add(SmallFile.bytes(ownLogin.passwordFile)).value();
    } catch (IOException unreadable) {
      return both.value();
    }
  }

  /** The proxy, or null for a direct connection. */
  @Nullable HostPort route(Url target) {
    if (own != null) {
      return own;
    }
    String host = settings.property(target.secure ? "https.proxyHost" : "http.proxyHost");
    if (host == null || host.isEmpty() || direct(target.server.bracketed())) {
      return null;
    }
    return HostPort.of(host, jvmPort(target.secure));
  }

  private int jvmPort(boolean secure) {
    int usual = secure ? 443 : 80;
    String text = settings.property(secure ? "https.proxyPort" : "http.proxyPort");
    try {
      int port = text == null ? usual : Integer.parseInt(text.trim());
      return port < 1 || port > 65535 ? usual : port;
    } catch (NumberFormatException unusable) {
      return usual;
    }
  }

  /** {@code http.nonProxyHosts} is for both schemes. Set but empty, it exempts no host at all. */
  private boolean direct(String host) {
    String listed = settings.property("http.nonProxyHosts");
    if (listed != null && listed.isEmpty()) {
      return false;
    }
    StringTokenizer patterns =
        new StringTokenizer((listed == null ? "" : listed) + ALWAYS_DIRECT, "|");
    while (patterns.hasMoreTokens()) {
      if (matches(lower(patterns.nextToken().trim()), lower(host))) {
        return true;
      }
    }
    return false;
  }

  /** A star stands for anything, but only as the first or the last character. */
  private static boolean matches(String pattern, String host) {
    boolean open = pattern.startsWith("*");
    boolean openEnd = pattern.endsWith("*");
    if (pattern.equals("*")) {
      return true;
    }
    String fixed = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
    if (open && openEnd) {
      return host.contains(fixed);
    }
    return open ? host.endsWith(fixed) : openEnd ? host.startsWith(fixed) : host.equals(fixed);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
