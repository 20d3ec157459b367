package bearer.sandbox.app;

import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** One provider's clients, as far as they have credentials made here. Thread-safe. */
final class Provider {
  final String name;

  /** Where the credential lies that services use. */
  final Path file;

  private final Path newer;
  private final TokenEndpoint endpoint;

  /** Whether id and secret are replaced together, the old ones living on for some time. */
  private final boolean pairs;

  private final Set<String> old = new LinkedHashSet<>();
  private ClientCredential current;

  private Provider(String name, Path file, TokenEndpoint endpoint, boolean pairs)
      throws IOException {
    this.name = name;
    this.file = file;
    this.newer = file.resolveSibling(file.getFileName() + ".new");
    this.endpoint = endpoint;
    this.pairs = pairs;
    this.current = kept();
  }

  /** PicPay: a new pair of id and secret, and seven days for the old one. */
  static Provider withPairs(String name, Path file, TokenEndpoint endpoint) throws IOException {
    return new Provider(name, file, endpoint, true);
  }

  /** Keycloak: a new secret, and the old one is worth nothing at once. */
  static Provider withSecrets(String name, Path file, TokenEndpoint endpoint) throws IOException {
    return new Provider(name, file, endpoint, false);
  }

  private ClientCredential kept() throws IOException {
    if (!Files.exists(file)) {
      ClientCredential.random(name + "-client").write(file);
    }
    ClientCredential used = know(ClientCredential.read(file));
    if (!Files.exists(newer)) {
      return used;
    }
    old.add(used.id);
    return know(ClientCredential.read(newer));
  }

  private ClientCredential know(ClientCredential credential) {
    endpoint.client(credential.id, credential.secret);
    return credential;
  }

  /** No token of its is taken any more; what is asked for from now on is. */
  String revoke() {
    endpoint.tokens().revokeAll();
    endpoint.userTokens().revokeAll();
    return name + ": no token that was issued is taken any more";
  }

  /** Makes a new credential, which waits in a file of its own to be put in the place of the old. */
  synchronized String rotate() throws IOException {
    ClientCredential next = ClientCredential.random(pairs ? after(current.id) : current.id);
    next.write(newer);
    old.add(current.id);
    current = know(next);
    return name
        + ": a new credential is in "
        + newer
        + (pairs ? "; the old one is taken until retire" : "; the old one is not taken any more");
  }

  /** The next name in a row of them. */
  private static String after(String id) {
    int dash = id.lastIndexOf('-') + 1;
    String number = id.substring(dash);
    return number.matches("\\d{1,6}")
        ? id.substring(0, dash) + (Integer.parseInt(number) + 1)
        : id + "-2";
  }

  /** As PicPay does seven days after. */
  synchronized String retire() {
    old.remove(current.id);
    old.forEach(endpoint::revoke);
    String retired =
        old.isEmpty() ? "nothing to retire" : "not taken any more: " + String.join(", ", old);
    old.clear();
    return name + ": " + retired;
  }
}
