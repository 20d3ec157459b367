package bearer.agent.oauth;

import bearer.agent.base.JvmSettings;
import bearer.agent.config.ClientKey;
import bearer.agent.config.Credential;
import bearer.agent.config.Secret;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.config.TrustStore;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS for token requests: the credential's trust store or the JVM's trust ({@code
 * javax.net.ssl.trustStore}, else the JDK's own), and the JVM's client key ({@code
 * javax.net.ssl.keyStore}) if there is one. With {@code tls_client_auth} (RFC 8705) it is the
 * credential's own key and certificate instead.
 *
 * <p>Neither the application's default {@link SSLContext}, which may trust anybody, nor the
 * provider's {@code Default} one: that reads the properties once per JVM, so asking for it too
 * early would take away the application's chance to set them.
 */
final class TlsContext {
  private final Credential credential;
  private final JvmSettings settings;

  TlsContext(Credential credential, JvmSettings settings) {
    this.credential = credential;
    this.settings = settings;
  }

  /**
   * Reads the stores; takes some milliseconds.
   *
   * @param identity shows its certificate if that is its method; null for nobody's
   */
  SSLSocketFactory load(@Nullable ClientIdentity identity) throws TokenUnavailable {
    TrustManagerFactory trust = trust(credential.server.trustStore);
    KeyManager @Nullable [] keys = keys(identity);
    try {
      SSLContext context = JsseProvider.context();
      context.init(keys, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException broken) {
      throw new TokenUnavailable(Code.TOKEN_IO, "no TLS: " + Problem.brief(broken));
    }
  }

  /**
   * Whom to believe.
   *
   * @param own null for whom the JVM believes
   */
  static TrustManagerFactory trust(@Nullable TrustStore own) throws TokenUnavailable {
    try {
      TrustManagerFactory trust = JsseProvider.trust();
      trust.init(
          own == null
              ? null // reads javax.net.ssl.trustStore*
              : open(own.file, own.type, chars(own.password)));
      return trust;
    } catch (KeyStoreException unknown) {
      throw unreadable(own == null ? "the JVM's trust store" : own.toString(), "unknown type");
    } catch (IOException | GeneralSecurityException unreadable) {
      String why = own == null ? Problem.brief(unreadable) : Problem.ofFile(own.file, unreadable);
      throw unreadable(own == null ? "the JVM's trust store" : own.toString(), why);
    }
  }

  private KeyManager @Nullable [] keys(@Nullable ClientIdentity identity) throws TokenUnavailable {
    if (credential.client.method != TokenAuthMethod.TLS_CLIENT_AUTH) {
      return jvmKeys();
    }
    ClientKey key = credential.client.key;
    return identity == null || key == null
        ? null
        : PrivateKeyFile.read(identity, key).keyManagers();
  }

  private KeyManager @Nullable [] jvmKeys() throws TokenUnavailable {
    String file = settings.property("javax.net.ssl.keyStore");
    if (file == null || file.isEmpty()) {
      return null;
    }
    String password = settings.property("javax.net.ssl.keyStorePassword");
    char[] secret = password == null || password.isEmpty() ? null : password.toCharArray();
    try {
      KeyManagerFactory keys = JsseProvider.keys();
      keys.init(open(file, settings.property("javax.net.ssl.keyStoreType"), secret), secret);
      return keys.getKeyManagers();
    } catch (IOException | GeneralSecurityException unreadable) {
      throw unreadable("the JVM's key store " + file, Problem.brief(unreadable));
    }
  }

  /** A file called {@code NONE} is the JDK's name for a store that is not a file. */
  private static KeyStore open(String file, @Nullable String type, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    KeyStore store =
        KeyStore.getInstance(type == null || type.isEmpty() ? KeyStore.getDefaultType() : type);
    if (file.equals("NONE")) {
      store.load(null, password);
      return store;
    }
    try (InputStream in = SmallFile.open(file)) {
      store.load(in, password);
    }
    return store;
  }

  private static char @Nullable [] chars(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal().toCharArray();
  }

  private static TokenUnavailable unreadable(String what, String why) {
    return new TokenUnavailable(Code.FILE_UNREADABLE, "cannot read " + what + ": " + why);
  }
}
