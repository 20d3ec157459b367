package bearer.sandbox.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The certificates that the servers can show, the right one by default. Thread-safe. */
final class Certificates implements Supplier<SSLContext> {
  static final String OWN = "own";
  private static final String UNTRUSTED = "untrusted";
  private static final String OTHER_NAME = "other-name";
  private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1";

  /** What callers are to trust. */
  final Path trustStore;

  private final Map<String, SSLContext> contexts = new LinkedHashMap<>();
  private volatile String shown = OWN;

  private Certificates(Path trustStore) {
    this.trustStore = trustStore;
  }

  static Certificates keptIn(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    Key own = Key.keptIn(directory.resolve("own.p12"), LOCALHOST);
    Key untrusted = Key.keptIn(directory.resolve("untrusted.p12"), LOCALHOST);
    Key other = Key.keptIn(directory.resolve("other-name.p12"), "dns:other.example");
    Certificates certificates = new Certificates(directory.resolve("truststore.jks"));
    // only the name of the other one is wrong
    Key.writeTrustStore(certificates.trustStore, own, other);
    certificates.contexts.put(OWN, own.serverContext());
    certificates.contexts.put(UNTRUSTED, untrusted.serverContext());
    certificates.contexts.put(OTHER_NAME, other.serverContext());
    return certificates;
  }

  /** For the connections from now on. */
  void show(String kind) {
    if (!contexts.containsKey(kind)) {
      throw new IllegalArgumentException("certificate is " + String.join(", ", contexts.keySet()));
    }
    shown = kind;
  }

  String shown() {
    return shown;
  }

  @Override
  public SSLContext get() {
    return Objects.requireNonNull(contexts.get(shown));
  }
}
