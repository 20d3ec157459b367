package bearer.agent.oauth;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The JDK's own TLS, by name: an application may have put another provider in front of it, one that
 * trusts everybody among them. JVMs without it (FIPS, other vendors) have what comes first there.
 */
final class JsseProvider {
  private static final String NAME = "SunJSSE";

  private JsseProvider() {}

  static SSLContext context() throws GeneralSecurityException {
    try {
      return SSLContext.getInstance("TLS", NAME);
    } catch (NoSuchProviderException | NoSuchAlgorithmException absent) {
      return SSLContext.getInstance("TLS");
    }
  }

  static TrustManagerFactory trust() throws GeneralSecurityException {
    try {
      return TrustManagerFactory.getInstance("PKIX", NAME);
    } catch (NoSuchProviderException | NoSuchAlgorithmException absent) {
      return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }
  }

  static KeyManagerFactory keys() throws GeneralSecurityException {
    try {
      return KeyManagerFactory.getInstance("SunX509", NAME);
    } catch (NoSuchProviderException | NoSuchAlgorithmException absent) {
      return KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    }
  }
}
