package bearer.benchmarks.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One application of a fleet, a JVM of its own. It prints {@value #READY}, and answers each line of
 * standard input with a line.
 */
final class Member {
  static final String READY = "ready";

  /** One call; the answer is how many microseconds it took, negative if it failed. */
  static final String CALL = "call";

  /** From now on it calls every so often. */
  static final String LOAD = "load";

  /** How many calls there were since the last look, and how many of them failed. */
  static final String LOOK = "look";

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private final URL api;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private Member(URL api) {
    this.api = api;
  }

  /**
   * Runs until standard input ends.
   *
   * @param args the API, and a server like it for which no token is meant
   */
  public static void main(String[] args) throws IOException {
    status(URI.create(args[1]).toURL()); // a client's classes are no part of the measurement
    System.out.println(READY);
    Member member = new Member(URI.create(args[0]).toURL());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line; (line = in.readLine()) != null; ) {
      System.out.println(member.answer(line));
    }
    System.exit(0);
  }

  private String answer(String line) {
    return switch (line) {
      case CALL -> String.valueOf(call());
      case LOAD -> load();
      case LOOK -> calls.getAndSet(0) + " " + failed.getAndSet(0);
      default -> throw new IllegalArgumentException(line);
    };
  }

  private String load() {
    Thread thread = new Thread(this::callRegularly, "load");
    thread.setDaemon(true);
    thread.start();
    return LOAD;
  }

  private void callRegularly() {
    try {
      for (long next = System.nanoTime(); ; next += EVERY) {
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        boolean worked = call() >= 0;
        calls.incrementAndGet();
        failed.addAndGet(worked ? 0 : 1);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private long call() {
    long begun = System.nanoTime();
    try {
      int status = status(api);
      if (status == 200) {
        return (System.nanoTime() - begun) / 1_000;
      }
      System.err.println("a call was answered with " + status);
    } catch (IOException failure) {
      System.err.println("a call failed: " + failure);
    }
    return -1;
  }

  private static int status(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout(60_000);
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      body.readAllBytes();
    }
    return status;
  }
}
