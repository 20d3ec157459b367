package bearer.sandbox;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a server does about each request. Called by the connections' threads, several at a time; an
 * exception closes the connection without an answer.
 */
public interface Script {
  Answer answer(Request request) throws IOException, InterruptedException;

  /** The same, whatever is asked. */
  static Script always(Answer answer) {
    return request -> answer;
  }

  /** The first request is the first script's, and so on; the last script keeps the rest. */
  static Script inTurn(Script... scripts) {
    AtomicInteger requests = new AtomicInteger();
    return request -> {
      int number = Math.min(requests.getAndIncrement(), scripts.length - 1);
      return scripts[number].answer(request);
    };
  }

  /** This, as late as a slow server would. */
  default Script after(long millis) {
    return request -> {
      TimeUnit.MILLISECONDS.sleep(millis);
      return answer(request);
    };
  }

  /** This, once the latch is open. */
  default Script heldBy(CountDownLatch latch) {
    return request -> {
      latch.await();
      return answer(request);
    };
  }
}
