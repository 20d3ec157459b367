package bearer.it.servers;

import bearer.sandbox.Answer;
import bearer.sandbox.Exchange;
import bearer.sandbox.Journal;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An API that refuses every token of its own below {@code /scope/} and {@code /basic/}, and takes
 * the legacy header there; below {@code /gone/} it does not take that any more.
 */
public final class RefusingForever implements AutoCloseable {
  public static final String BEARER = "Bearer refused-for-ever";

  private final bearer.sandbox.TokenEndpoint endpoint =
      new bearer.sandbox.TokenEndpoint()
          .accepting(client -> true)
          .issuing(clientId -> BEARER.substring("Bearer ".length()))
          .lifeSeconds(3600);
  private final Journal calls = new Journal(RefusingForever::answer);
  private final LoopbackServer server;

  public RefusingForever() {
    try {
      server = LoopbackServer.http(new Routes().under("/token", endpoint).under("/", calls));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String path) {
    return "http://" + authority() + path;
  }

  public String authority() {
    return "localhost:" + server.port();
  }

  /** What a path was asked, in order. */
  public List<Request> seen(String path) {
    return calls.exchanges().stream()
        .map(Exchange::request)
        .filter(request -> request.path().equals(path))
        .toList();
  }

  private static Answer answer(Request request) {
    String path = request.path();
    boolean bearer = request.headers("Authorization").contains(BEARER);
    if (path.startsWith("/gone/") && !bearer) {
      return Answer.json(410, "gone");
    }
    if (path.startsWith("/scope/") && bearer) {
      return Answer.json(403, "refused")
          .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }
    return path.startsWith("/basic/") && bearer
        ? Answer.json(401, "refused").header("WWW-Authenticate", "Basic realm=\"api\"")
        : Answer.json(200, "taken");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
