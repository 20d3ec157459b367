package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bearer.sandbox.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A client's id and secret, in a file that is its owner's alone. Immutable. */
final class ClientCredential {
  final String id;
  final String secret;

  private ClientCredential(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  static ClientCredential random(String id) {
    return new ClientCredential(id, Tokens.random());
  }

  static ClientCredential read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, UTF_8)) {
      properties.load(in);
    }
    String id = properties.getProperty("client-id", "");
    String secret = properties.getProperty("client-secret", "");
    if (id.isEmpty() || secret.isEmpty()) {
      throw new IOException("no client-id and client-secret in " + file);
    }
    return new ClientCredential(id, secret);
  }

  /** As the agent's {@code bearer.credential-file} has it. */
  void write(Path file) throws IOException {
    OwnerOnly.write(file, "client-id=" + id + "\nclient-secret=" + secret + "\n");
  }
}
