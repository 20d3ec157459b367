package bearer.it.contract;

import bearer.it.servers.HostKey;
import bearer.it.servers.Tls;
import bearer.sandbox.Answer;
import bearer.sandbox.Exchange;
import bearer.sandbox.Journal;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.Request;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Two https servers for all runs, of which the new one's certificate is not good for the old one's
 * names: {@code 127.0.0.1} and {@code localhost}, and two that nobody but a proxy knows. What they
 * answer is the path's last part, behind one that is the run's own.
 */
public final class RewriteServers {
  private static final RewriteServers ALL = made();

  public final Path trusted;
  private final Journal old = new Journal(this::answerOld);
  private final Journal fresh = new Journal(this::answerNew);
  private final LoopbackServer oldServer;
  private final LoopbackServer newServer;
  private final LoopbackServer tokens;

  private RewriteServers(Path dir) throws IOException {
    // old clients know addresses only as the certificate's subject, or look for the address' name
    HostKey oldKey =
        new HostKey(dir, "127.0.0.1", "ip:127.0.0.1,dns:localhost,dns:appws.example.test");
    HostKey newKey = new HostKey(dir, "new", "dns:localhost,dns:api.example.test");
    trusted = HostKey.trustStore(dir.resolve("trust.jks"), oldKey, newKey, Tls.key());
    oldServer = LoopbackServer.https(oldKey.serverContext(), old);
    newServer = LoopbackServer.https(newKey.serverContext(), fresh);
    tokens =
        LoopbackServer.http(
            new TokenEndpoint()
                .accepting(client -> true)
                .issuing(client -> "token.of-" + client)
                .lifeSeconds(3600));
  }

  /** Up for the life of this JVM. */
  public static RewriteServers all() {
    return ALL;
  }

  private static RewriteServers made() {
    try {
      return new RewriteServers(Files.createTempDirectory("rewritten"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answerOld(Request request) {
    return Answer.json(200, "old");
  }

  private Answer answerNew(Request request) {
    String[] path = request.path().split("/", -1); // "", v2, the run's own, what
    String v1 = oldUrl("/v1/" + path[2]);
    return switch (path[3]) {
      case "back" -> redirect(v1 + "/status");
      case "circle" -> redirect(v1 + "/circle");
      case "beside" -> redirect(oldUrl("/elsewhere/" + path[2]));
      case "here" -> redirect("status");
      default -> Answer.json(200, "new");
    };
  }

  private static Answer redirect(String to) {
    return Answer.json(302, "").header("Location", to);
  }

  public String oldUrl(String path) {
    return "https://127.0.0.1:" + oldServer.port() + path;
  }

  public String newUrl(String path) {
    return "https://localhost:" + newServer.port() + path;
  }

  public int newPort() {
    return newServer.port();
  }

  public String tokenUrl() {
    return tokens.url("/token");
  }

  public String password() {
    return Tls.PASSWORD;
  }

  /** What the old server has seen of a run. */
  public List<Request> old(String run) {
    return requests(old, run);
  }

  public List<Request> fresh(String run) {
    return requests(fresh, run);
  }

  private static List<Request> requests(Journal journal, String run) {
    return journal.exchanges().stream()
        .map(Exchange::request)
        .filter(request -> (request.path() + '/').contains('/' + run + '/'))
        .toList();
  }
}
