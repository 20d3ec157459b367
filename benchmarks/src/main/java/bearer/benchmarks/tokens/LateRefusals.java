package bearer.benchmarks.tokens;

import bearer.sandbox.Answer;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import bearer.sandbox.Tokens;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Answers to an old token that come late; whatever else is asked goes to the API behind it. */
final class LateRefusals implements Script {
  /** Where requests are held until all are there, and then refused one after another. */
  static final String PATH = "/late";

  private static final int REQUESTS = 100;
  private static final int STEP_MILLIS = 10;

  private final Tokens tokens;
  private final Answer refusal;
  private final Script api;
  private final CountDownLatch held = new CountDownLatch(REQUESTS);
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<@Nullable String> oldHeader = new AtomicReference<>();

  LateRefusals(Tokens tokens, Answer refusal, Script api) {
    this.tokens = tokens;
    this.refusal = refusal;
    this.api = api;
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    String header = request.header("Authorization");
    return request.path().equals(PATH) && header != null && isOld(header)
        ? refuseLate(header)
        : api.answer(request);
  }

  private boolean isOld(String header) {
    oldHeader.compareAndSet(null, header);
    return header.equals(oldHeader.get());
  }

  /** The first of the 401s arrive before there is a newer token, the others long after. */
  private Answer refuseLate(String header) throws InterruptedException {
    held.countDown();
    held.await(10, TimeUnit.SECONDS);
    tokens.revoke(header.substring("Bearer ".length()));
    Thread.sleep((long) STEP_MILLIS * refused.getAndIncrement());
    return refusal;
  }
}
