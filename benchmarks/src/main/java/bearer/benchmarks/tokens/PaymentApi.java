package bearer.benchmarks.tokens;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An API that answers at once: 200 to a live token, 401 to anything else. */
final class PaymentApi implements AutoCloseable {
  /** Where requests are held until all are there, and then refused one after another. */
  static final String LATE = "/late";

  private static final int LATE_REQUESTS = 100;
  private static final int LATE_STEP_MILLIS = 10;
  private static final Reply DONE = Reply.json(200, "{}");
  private static final Reply REFUSED =
      new Reply(401, "WWW-Authenticate: Bearer error=\"invalid_token\"\r\n", "{}");

  private final AuthorizationServer authorization;
  private final boolean open;
  private final LoopbackServer server;
  private final CountDownLatch held = new CountDownLatch(LATE_REQUESTS);
  private final AtomicInteger late = new AtomicInteger();
  private final AtomicReference<@Nullable String> oldHeader = new AtomicReference<>();

  /**
   * @param open whether it answers 200 to everybody
   */
  PaymentApi(AuthorizationServer authorization, boolean open) throws IOException {
    this.authorization = authorization;
    this.open = open;
    this.server = new LoopbackServer(this::answer);
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  private Reply answer(Request request) throws InterruptedException {
    String header = request.authorization();
    if (open) {
      return DONE;
    }
    if (request.path().equals(LATE) && header != null && isOld(header)) {
      return refuseLate(header);
    }
    return authorization.accepts(header) ? DONE : REFUSED;
  }

  private boolean isOld(String header) {
    oldHeader.compareAndSet(null, header);
    return header.equals(oldHeader.get());
  }

  /** The first of the 401s arrive before there is a newer token, the others long after. */
  private Reply refuseLate(String header) throws InterruptedException {
    held.countDown();
    held.await(10, TimeUnit.SECONDS);
    authorization.revoke(header);
    Thread.sleep((long) LATE_STEP_MILLIS * late.getAndIncrement());
    return REFUSED;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
