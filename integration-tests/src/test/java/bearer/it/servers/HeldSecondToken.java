package bearer.it.servers;

import bearer.sandbox.Answer;
import bearer.sandbox.LoopbackServer;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API that refuses the first token that it gave out itself, and gives the second when {@code
 * /release} is called, which is answered once the second has been asked for.
 */
public final class HeldSecondToken implements AutoCloseable {
  public static final String SECOND = "held-2";

  /** The agent does not believe that a younger token has been revoked. */
  private static final long OLD_ENOUGH_MILLIS = 5_300;

  private static final long PATIENCE_SECONDS = 30;

  private final AtomicInteger tokens = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final bearer.sandbox.TokenEndpoint endpoint =
      new bearer.sandbox.TokenEndpoint()
          .accepting(client -> true)
          .issuing(clientId -> "held-" + tokens.incrementAndGet())
          .lifeSeconds(3600);
  private final LoopbackServer server;

  public HeldSecondToken() {
    try {
      server =
          LoopbackServer.http(
              new Routes()
                  .under("/token", this::token)
                  .under("/release", request -> release())
                  .under("/", HeldSecondToken::answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where a path of it is.
   *
   * @param host a name or address of this machine
   */
  public String url(String host, String path) {
    return "http://" + host + ":" + server.port() + path;
  }

  private Answer token(Request request) throws IOException, InterruptedException {
    if (tokens.get() > 0) {
      asked.countDown();
      released.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return endpoint.answer(request);
  }

  private Answer release() throws InterruptedException {
    boolean inTime = asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    released.countDown();
    return Answer.json(inTime ? 200 : 500, "released");
  }

  private static Answer answer(Request request) throws InterruptedException {
    String authorization = String.join(",", request.headers("Authorization"));
    if (request.path().equals("/first") || !authorization.equals("Bearer held-1")) {
      return Answer.json(200, authorization);
    }
    new CountDownLatch(1).await(OLD_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
    return Answer.json(401, "refused");
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
