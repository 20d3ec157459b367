package bearer.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key pair and certificate for some names of hosts and no others. */
public final class HostKey {
  private static final char[] PASSWORD = Tls.PASSWORD.toCharArray();

  private final KeyStore keys;

  /**
   * @param names as in {@code dns:api.example.test,ip:127.0.0.1}
   */
  public HostKey(Path directory, String alias, String names) {
    this(generated(directory.resolve(alias + ".p12"), alias, names));
  }

  private HostKey(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static HostKey of(Path file) {
    return new HostKey(file);
  }

  private static Path generated(Path file, String alias, String names) {
    try {
      generate(file, alias, names);
      return file;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void generate(Path file, String alias, String names)
      throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + alias,
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                Tls.PASSWORD)
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
  }

  public SSLContext serverContext() {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** In PEM, without a password. */
  String privateKey() {
    try {
      byte[] der = keys.getKey(keys.aliases().nextElement(), PASSWORD).getEncoded();
      String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A trust store in JKS, which every JDK reads, with the certificates of all. */
  public static Path trustStore(Path file, HostKey... all) {
    try (var out = Files.newOutputStream(file)) {
      KeyStore trusted = KeyStore.getInstance("JKS");
      trusted.load(null, null);
      for (HostKey key : all) {
        String alias = key.keys.aliases().nextElement();
        trusted.setCertificateEntry(alias, key.keys.getCertificate(alias));
      }
      trusted.store(out, PASSWORD);
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
