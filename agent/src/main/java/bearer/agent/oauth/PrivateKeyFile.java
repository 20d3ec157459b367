package bearer.agent.oauth;

import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.ClientKey;
import bearer.agent.config.Secret;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** A client's private key, whatever kind of file it came in. */
final class PrivateKeyFile {
  private static final int JKS = 0xFE;
  private static final int PKCS_12 = 0x30;

  final PrivateKey key;

  /** Its {@code kid}; null if the file does not say. */
  final @Nullable String id;

  /** Null if the file does not say. */
  final @Nullable AssertionAlgorithm algorithm;

  /** The client's own first; empty if there is none in the file. */
  private final List<Certificate> chain;

  PrivateKeyFile(
      PrivateKey key,
      @Nullable String id,
      @Nullable AssertionAlgorithm algorithm,
      List<Certificate> chain) {
    this.key = key;
    this.id = id;
    this.algorithm = algorithm;
    this.chain = chain;
  }

  /** Never shows the text of an exception that could quote the key. */
  static PrivateKeyFile read(ClientIdentity identity, ClientKey settings) throws TokenUnavailable {
    char @Nullable [] password = chars(settings.password);
    try {
      PrivateKeyFile file = parse(identity.key, password, settings.alias);
      return settings.certificateFile == null
          ? file
          : new PrivateKeyFile(
              file.key, file.id, file.algorithm, Pem.certificates(identity.certificate));
    } catch (UnfitKey reason) {
      throw unusable(settings, reason.advice);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException malformed) {
      throw unusable(settings, "cannot be read (" + malformed.getClass().getSimpleName() + ")");
    }
  }

  private static TokenUnavailable unusable(ClientKey settings, String why) {
    return new TokenUnavailable(Code.CLIENT_KEY_UNUSABLE, "the " + settings + " " + why);
  }

  private static char @Nullable [] chars(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal().toCharArray();
  }

  private static PrivateKeyFile parse(
      byte[] content, char @Nullable [] password, @Nullable String alias)
      throws IOException, GeneralSecurityException {
    int first = content.length == 0 ? 0 : content[0] & 0xFF;
    if (first == PKCS_12 || first == JKS) {
      return ofStore(content, first == JKS ? "JKS" : "PKCS12", password, alias);
    }
    return Jwk.looksLike(content) ? Jwk.parse(content) : Pem.parse(content, password);
  }

  private static PrivateKeyFile ofStore(
      byte[] content, String type, char @Nullable [] password, @Nullable String alias)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    try {
      store.load(new ByteArrayInputStream(content), password);
    } catch (IOException locked) {
      throw new UnfitKey("is no key store, or bearer.client-key-password is not its password");
    }
    String entry = alias == null ? onlyKey(store) : alias;
    Key key = store.getKey(entry, password);
    if (!(key instanceof PrivateKey)) {
      throw new UnfitKey("has no private key under bearer.client-key-alias");
    }
    Certificate[] chain = store.getCertificateChain(entry);
    List<Certificate> certificates =
        chain == null ? Collections.<Certificate>emptyList() : Arrays.asList(chain);
    return new PrivateKeyFile((PrivateKey) key, null, null, certificates);
  }

  private static String onlyKey(KeyStore store) throws IOException, GeneralSecurityException {
    String only = null;
    for (Enumeration<String> all = store.aliases(); all.hasMoreElements(); ) {
      String alias = all.nextElement();
      if (store.isKeyEntry(alias)) {
        if (only != null) {
          throw new UnfitKey("holds more than one key: name one with bearer.client-key-alias");
        }
        only = alias;
      }
    }
    if (only == null) {
      throw new UnfitKey("holds no key");
    }
    return only;
  }

  /** What shows the certificate in a handshake. */
  KeyManager[] keyManagers() throws TokenUnavailable {
    if (chain.isEmpty()) {
      throw new TokenUnavailable(
          Code.CLIENT_KEY_UNUSABLE,
          "there is no certificate for the client key: set bearer.client-cert-file");
    }
    char[] password = {};
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key, password, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys = JsseProvider.keys();
      keys.init(store, password);
      return keys.getKeyManagers();
    } catch (IOException | GeneralSecurityException unfit) {
      throw new TokenUnavailable(
          Code.CLIENT_KEY_UNUSABLE, "the client key and its certificate do not fit");
    }
  }
}
