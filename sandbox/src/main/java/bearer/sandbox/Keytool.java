package bearer.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The JDK's keytool: the one way to a certificate that every JDK has. */
public final class Keytool {
  public static final String ALIAS = "sandbox";
  public static final String PASSWORD = "sandbox";

  private Keytool() {}

  /**
   * Writes a PKCS #12 file with a key and its own certificate.
   *
   * @param file is not there yet
   * @param names as keytool's {@code -ext SAN=} has them
   */
  public static void generate(Path file, String commonName, String names, int days)
      throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Paths.get(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA", // the one kind whose size the keytools of 8 and 25 take in the same way
                "-keysize",
                "2048",
                "-dname",
                "CN=" + commonName,
                "-ext",
                "SAN=" + names,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = said(keytool);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  private static String said(Process keytool) throws IOException {
    keytool.getOutputStream().close();
    StringBuilder said = new StringBuilder();
    try (InputStream in = keytool.getInputStream()) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        said.append((char) next);
      }
    }
    return said.toString().trim();
  }
}
