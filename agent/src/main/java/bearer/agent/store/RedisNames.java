package bearer.agent.store;

import java.nio.charset.StandardCharsets;

/** What a credential's keys and channel are called; together in one slot of a cluster. */
final class RedisNames {
  final byte[] token;
  final byte[] lease;
  final byte[] news;

  RedisNames(String name) {
    String prefix = "bearer:{" + name + "}:";
    token = bytes(prefix + "token");
    lease = bytes(prefix + "lease");
    news = bytes(prefix + "news");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
