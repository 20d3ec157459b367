package bearer.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A script's memory: what it was asked, and what it said. Thread-safe. */
public final class Journal implements Script {
  private final Script script;
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  public Journal(Script script) {
    this.script = script;
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    Exchange exchange = new Exchange(request);
    exchanges.add(exchange);
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      return exchange.answered(script.answer(request));
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** In order of arrival, those that wait for their answer too. */
  public List<Exchange> exchanges() {
    return new ArrayList<>(exchanges);
  }

  /** How many requests the script has had to answer at the same time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** Forgets the exchanges. */
  public void clear() {
    exchanges.clear();
  }
}
