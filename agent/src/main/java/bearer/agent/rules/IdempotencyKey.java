package bearer.agent.rules;

import bearer.agent.hop.Hop;

/**
 * Whether a request that is not safe to repeat by its method is so by its {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header): a server that heeds it does nothing twice.
 */
final class IdempotencyKey {
  /** As an entry of {@code bearer.replay-on-401}, among the methods. */
  static final String ENTRY = "IDEMPOTENCY-KEY";

  private IdempotencyKey() {}

  static <R> boolean isIn(Hop<R> hop, R request) {
    String method = hop.method(request);
    if (!method.equals("POST") && !method.equals("PATCH")) {
      return false;
    }
    String key = hop.header(request, "Idempotency-Key");
    return key != null && !key.trim().isEmpty();
  }
}
