package bearer.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key pair for localhost, made for this run by the JDK's keytool and never used again. */
public final class ServerKey {
  private static final String ALIAS = Keytool.ALIAS;
  private static final String PASSWORD = Keytool.PASSWORD;

  private final KeyStore keys;

  /** What the sandbox's callers trust: the certificate alone. */
  public final Path trustStore;

  private ServerKey(KeyStore keys, Path trustStore) {
    this.keys = keys;
    this.trustStore = trustStore;
  }

  public static ServerKey make(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve("sandbox.p12");
    Files.deleteIfExists(file);
    Keytool.generate(file, "localhost", "dns:localhost,ip:127.0.0.1", 1);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new ServerKey(keys, writeTrustStore(keys, directory.resolve("truststore.jks")));
  }

  /** JKS: every JDK from 8 on reads it, whatever its default type is. */
  private static Path writeTrustStore(KeyStore keys, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  public SSLContext serverContext() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
