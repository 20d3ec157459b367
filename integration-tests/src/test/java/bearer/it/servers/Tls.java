package bearer.it.servers;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One self-signed certificate for every name that the servers answer to, made once a run. */
public final class Tls {
  public static final String PASSWORD = "changeit";
  private static final Path DIRECTORY = JavaCommand.TARGET.resolve("tls");
  private static final Path KEYSTORE = DIRECTORY.resolve("server.p12");
  private static final Path TRUSTSTORE = DIRECTORY.resolve("trust.jks");

  static {
    try {
      make();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Tls() {}

  public static String keystore() {
    return KEYSTORE.toString();
  }

  /** The servers' certificate, as a file in PEM. */
  public static String certificate() {
    return DIRECTORY.resolve("server.crt").toString();
  }

  /** The servers' key, as a file in PEM. */
  public static String privateKey() {
    return DIRECTORY.resolve("server.key").toString();
  }

  public static String truststore() {
    return TRUSTSTORE.toString();
  }

  /** For a trust store that has others too. */
  public static HostKey key() {
    return HostKey.of(KEYSTORE);
  }

  /** What makes a JVM trust the servers. */
  public static Map<String, String> properties() {
    return Map.of(
        "javax.net.ssl.trustStore",
        truststore(),
        "javax.net.ssl.trustStorePassword",
        PASSWORD,
        "javax.net.ssl.trustStoreType",
        "JKS");
  }

  private static void make() throws IOException, InterruptedException {
    Files.createDirectories(DIRECTORY);
    for (String name : List.of("server.p12", "server.crt", "trust.jks")) {
      Files.deleteIfExists(DIRECTORY.resolve(name));
    }
    keytool(
        List.of("-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048"),
        List.of("-validity", "3650", "-dname", "CN=localhost", "-storetype", "PKCS12"),
        List.of(
            "-ext",
            "SAN=dns:localhost,dns:api.example.test,dns:*.api.example.test,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1"),
        List.of("-keystore", keystore()));
    keytool(
        List.of("-exportcert", "-rfc", "-alias", "server", "-file", DIRECTORY + "/server.crt"),
        List.of("-keystore", keystore()));
    Files.writeString(DIRECTORY.resolve("server.key"), key().privateKey());
    // JKS, because a PKCS12 file of a new keytool is unreadable for old updates of JDK 8
    keytool(
        List.of("-importcert", "-noprompt", "-alias", "server", "-storetype", "JKS"),
        List.of("-file", DIRECTORY + "/server.crt", "-keystore", truststore()));
  }

  @SafeVarargs
  private static void keytool(List<String>... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (List<String> some : arguments) {
      command.addAll(some);
    }
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }
}
