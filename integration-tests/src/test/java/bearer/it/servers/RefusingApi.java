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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API that refuses the first token that it gave out itself. Requests with that token are held
 * until it has given the second, so that all of them are answered late; only {@code /trigger} is
 * answered on its own, when the token is old enough for a 401 to be taken seriously.
 */
public final class RefusingApi implements AutoCloseable {
  public static final String FIRST = "Bearer refusable-1";
  public static final String SECOND = "Bearer refusable-2";

  /** The agent does not believe that a younger token has been revoked. */
  private static final long OLD_ENOUGH_MILLIS = 5_300;

  /** For a client that does not ask for a token when the trigger comes back. */
  private static final long GIVE_UP_MILLIS = 1_500;

  private final AtomicInteger tokens = new AtomicInteger();
  private final bearer.sandbox.TokenEndpoint endpoint =
      new bearer.sandbox.TokenEndpoint()
          .accepting(client -> true)
          .issuing(clientId -> "refusable-" + tokens.incrementAndGet())
          .lifeSeconds(3600);
  private final Journal calls = new Journal(this::answer);
  private final CountDownLatch triggered = new CountDownLatch(1);
  private final CountDownLatch second = new CountDownLatch(1);
  private final LoopbackServer server;

  public RefusingApi() {
    try {
      server = LoopbackServer.http(new Routes().under("/token", this::token).under("/", calls));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String path) {
    return "http://localhost:" + port() + path;
  }

  public int port() {
    return server.port();
  }

  public int tokenRequests() {
    return tokens.get();
  }

  public List<Seen> seen(String path) {
    return calls.exchanges().stream()
        .map(Exchange::request)
        .filter(request -> request.path().equals(path))
        .map(Seen::of)
        .toList();
  }

  private Answer token(Request request) {
    Answer answer = endpoint.answer(request);
    return Answer.by(
        connection -> {
          connection.write(answer.text());
          if (tokens.get() == 2) {
            second.countDown();
          }
        });
  }

  private Answer answer(Request request) throws InterruptedException {
    boolean first = request.headers("Authorization").contains(FIRST);
    String path = request.path();
    if (first && path.equals("/trigger")) {
      new CountDownLatch(1).await(OLD_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
      triggered.countDown();
    } else if (first && !path.equals("/first")) {
      triggered.await();
      second.await(GIVE_UP_MILLIS, TimeUnit.MILLISECONDS);
    }
    return refusedOrNot(path, first && !path.equals("/first"));
  }

  private Answer refusedOrNot(String path, boolean refused) {
    return switch (path) {
      case "/forbidden" -> Answer.json(403, "refused");
      case "/always", "/own" -> Answer.json(401, "refused");
      case "/basic" -> challenge("Basic realm=\"Bearer\"", true);
      case "/scope" -> challenge("Bearer error=\"insufficient_scope\"", true);
      case "/bearer" -> challenge("Bearer error=\"invalid_token\"", refused);
      case "/redirect" ->
          Answer.json(refused ? 401 : 302, "refused")
              .header("Location", "http://127.0.0.1:" + port() + "/elsewhere")
              .header("Connection", "close"); // as it does
      default -> accepted(!refused);
    };
  }

  private static Answer challenge(String challenge, boolean refused) {
    return accepted(!refused).header("WWW-Authenticate", challenge);
  }

  private static Answer accepted(boolean accepted) {
    return accepted ? Answer.json(200, "accepted") : Answer.json(401, "refused");
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
