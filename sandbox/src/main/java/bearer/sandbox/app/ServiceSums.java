package bearer.sandbox.app;

import java.util.concurrent.atomic.AtomicLong;

/** What one service has sent since the start, or since all was forgotten. Thread-safe. */
final class ServiceSums {
  final String name;
  final AtomicLong tokenRequests = new AtomicLong();

  /** Calls, by what they carried. */
  final AtomicLong legacyAlone = new AtomicLong();

  final AtomicLong both = new AtomicLong();
  final AtomicLong bearerAlone = new AtomicLong();
  final AtomicLong neither = new AtomicLong();

  /** Calls of PicPay's V1. */
  final AtomicLong v1 = new AtomicLong();

  /** Requests that were answered 401 or 403. */
  final AtomicLong refused = new AtomicLong();

  final AtomicLong lastMillis = new AtomicLong();
  final AtomicLong lastLegacyMillis = new AtomicLong();

  ServiceSums(String name) {
    this.name = name;
  }

  void arrived(Received received) {
    lastMillis.set(received.millis);
    if (received.target.issuesTokens()) {
      tokenRequests.incrementAndGet();
      return;
    }
    boolean legacy = !received.proof.legacy.isEmpty();
    if (legacy) {
      lastLegacyMillis.set(received.millis);
    }
    if (received.target == Target.PICPAY_V1) {
      v1.incrementAndGet();
    }
    (received.proof.bearer ? legacy ? both : bearerAlone : legacy ? legacyAlone : neither)
        .incrementAndGet();
  }

  void answered(int status) {
    if (status == 401 || status == 403) {
      refused.incrementAndGet();
    }
  }
}
