package bearer.sandbox.app;

import bearer.sandbox.Keytool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's key and certificate, made once and kept in a file. */
final class Key {
  private static final int DAYS = 3650;
  private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

  private final KeyStore store;

  private Key(KeyStore store) {
    this.store = store;
  }

  /**
   * The one in that file, or a new one.
   *
   * @param names as keytool's {@code -ext SAN=} has them
   */
  static Key keptIn(Path file, String names)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (!Files.exists(file)) {
      Keytool.generate(file, "bearer-sandbox", names, DAYS);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new Key(store);
  }

  SSLContext serverContext() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  Certificate certificate() throws GeneralSecurityException {
    return store.getCertificate(Keytool.ALIAS);
  }

  /** JKS: every JDK from 8 on reads it, whatever its default type is. */
  static void writeTrustStore(Path file, Key... keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    for (int i = 0; i < keys.length; i++) {
      trusted.setCertificateEntry(Keytool.ALIAS + i, keys[i].certificate());
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD);
    }
  }
}
