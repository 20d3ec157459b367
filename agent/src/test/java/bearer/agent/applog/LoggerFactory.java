package bearer.agent.applog;

import java.util.concurrent.CountDownLatch;

/** Named as SLF4J's, and in the middle of its first question until the test lets it go. */
final class LoggerFactory {
  final CountDownLatch asked = new CountDownLatch(1);
  final CountDownLatch configured = new CountDownLatch(1);

  void getLogger() {
    asked.countDown();
    try {
      configured.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
