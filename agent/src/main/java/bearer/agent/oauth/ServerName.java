package bearer.agent.oauth;

import bearer.agent.net.IpLiteral;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate is for the host that was asked for (RFC 9525 section 6; the common name
 * where it has no DNS names, as in the JDK). The JDK has looked before; another provider that an
 * application has put into its place may not have.
 */
final class ServerName {
  private static final Integer DNS = 2; // RFC 5280 section 4.2.1.6: dNSName
  private static final Integer IP = 7;

  private ServerName() {}

  /**
   * @param host in lower case, IPv6 addresses in full and without brackets
   */
  static void check(String host, SSLSession session) throws IOException {
    Certificate own = session.getPeerCertificates()[0];
    if (!(own instanceof X509Certificate) || !matches(host, (X509Certificate) own)) {
      throw new SSLPeerUnverifiedException("the certificate is not for " + host);
    }
  }

  private static boolean matches(String host, X509Certificate certificate) throws IOException {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return matches(
          host,
          names == null ? Collections.<List<?>>emptyList() : names,
          certificate.getSubjectX500Principal());
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  /**
   * @param names as {@link X509Certificate#getSubjectAlternativeNames} has them
   */
  static boolean matches(String host, Collection<List<?>> names, X500Principal subject) {
    boolean address = IpLiteral.isV4(host) || host.indexOf(':') >= 0;
    boolean named = false;
    for (List<?> name : names) {
      named |= DNS.equals(name.get(0));
      if ((address ? IP : DNS).equals(name.get(0)) && matches(host, (String) name.get(1))) {
        return true;
      }
    }
    String common = address || named ? null : commonName(subject.getName(X500Principal.RFC2253));
    return common != null && matches(host, common);
  }

  private static boolean matches(String host, String name) {
    if (host.indexOf(':') >= 0) {
      return host.equals(IpLiteral.canonicalV6(name));
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    int dot = host.indexOf('.');
    return wanted.equals(host)
        || (wanted.startsWith("*.") && dot > 0 && wanted.substring(1).equals(host.substring(dot)));
  }

  /** The most specific one, which is the first in this form; null if there is none. */
  private static @Nullable String commonName(String subject) {
    int start = 0;
    for (int i = 0; i <= subject.length(); i++) {
      boolean end = i == subject.length() || subject.charAt(i) == ',' || subject.charAt(i) == '+';
      if (end && subject.startsWith("CN=", start)) {
        return subject.substring(start + 3, i);
      }
      if (end) {
        start = i + 1;
      } else if (subject.charAt(i) == '\\') {
        i++; // what follows stands for itself
      }
    }
    return null;
  }
}
