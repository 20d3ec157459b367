package bearer.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.FakeTicker;
import bearer.agent.token.StoreState;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What fails on the store's own threads is said, and is nobody else's to catch. */
final class UncaughtTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Test
  void run_taskThatFails_isSaidAndNotTheApplicationsToSee() throws InterruptedException {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> heard.add("uncaught " + error));
    try {
      FakeTicker ticker = new FakeTicker();
      Log log = new Log(Level.WARN, new Lines(), ticker);
      Fleet fleet = new Fleet(new FakeStore(ticker), new StoreState("redis://x"), ticker, log);
      fleet.run(
          () -> {
            throw new StackOverflowError();
          });
      assertThat(heard.poll(30, TimeUnit.SECONDS))
          .contains("BA-351")
          .contains("StackOverflowError");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /** Each write is one line. */
  private final class Lines extends OutputStream {
    @Override
    public void write(int b) {
      throw new AssertionError("lines are written at once");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      heard.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }
}
