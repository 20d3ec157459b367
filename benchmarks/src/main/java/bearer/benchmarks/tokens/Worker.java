package bearer.benchmarks.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The measured application: a JVM of its own that puts the load and prints how it went. */
final class Worker {
  static final String RESULT = "RESULT ";
  static final String FAILURE = "FAILURE ";

  private final Load load;
  private final Application application;
  private final Calls calls = new Calls();
  private final Calls control = new Calls();
  private final CountDownLatch ready;
  private final CountDownLatch go = new CountDownLatch(1);

  // nanoseconds; written before the threads may go
  private volatile long zero;
  private volatile long released;

  private Worker(Load load, Application application) {
    this.load = load;
    this.application = application;
    this.ready = new CountDownLatch(load.threads());
  }

  public static void main(String[] args) throws Exception {
    Options options = Options.parse(Arrays.asList(args));
    TokenClient tokens = TokenClient.of(Subject.valueOf(options.text("subject")), options);
    Application application =
        new Application(tokens, options.text("apiUrl"), options.text("controlUrl"));
    new Worker(Load.of(options), application).run();
    System.exit(0);
  }

  private void run() throws Exception {
    List<Thread> threads = start();
    ready.await();
    zero = System.nanoTime();
    if (load.primed()) {
      application.call("/");
      sleepUntil(zero + millis(load.startMillis()));
    }
    released = System.nanoTime();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    report(load.lastCallMillis() == 0 ? "none" : lastCall());
  }

  private List<Thread> start() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < load.threads(); i++) {
      int number = i;
      Thread thread = new Thread(null, () -> work(number), "caller-" + i, 256 * 1024);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void work(int number) {
    try {
      application.controlCall(); // classes and threads are no part of the measurement
      ready.countDown();
      go.await();
      if (load.everyMillis() == 0) {
        Throwable failure = attempt();
        long done = System.nanoTime();
        calls.took(done - released, done - zero, failure);
      } else {
        callRegularly(number);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void callRegularly(int number) throws Exception {
    long every = millis(load.everyMillis());
    long end = zero + millis(load.endMillis());
    long next = released + every * number / load.threads();
    while (next - end < 0) {
      sleepUntil(next);
      long begun = System.nanoTime();
      Throwable failure = attempt();
      long done = System.nanoTime();
      calls.took(done - begun, done - zero, failure);
      application.controlCall();
      long controlDone = System.nanoTime();
      control.took(controlDone - done, controlDone - zero, null);
      next += every;
    }
  }

  private @Nullable Throwable attempt() {
    try {
      application.call(load.path());
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private String lastCall() throws InterruptedException {
    sleepUntil(zero + millis(load.lastCallMillis()));
    return attempt() == null ? "ok" : "failed";
  }

  private void report(String lastCall) {
    System.out.println(
        RESULT + calls.words("") + " " + control.words("control.") + " last=" + lastCall);
    Throwable failure = calls.firstFailure();
    if (failure != null) {
      System.out.println(FAILURE + failure);
    }
  }

  private static long millis(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static void sleepUntil(long instant) throws InterruptedException {
    long left = instant - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
