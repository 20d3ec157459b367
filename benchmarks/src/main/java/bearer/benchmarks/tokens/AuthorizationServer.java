package bearer.benchmarks.tokens;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server that follows a script and counts. It takes the secret from the form body
 * ({@code client_secret_post}).
 */
final class AuthorizationServer implements AutoCloseable {
  /** What becomes of a token request, and after how long. */
  record Step(Kind kind, int latencyMillis) {
    enum Kind {
      ISSUE,
      UNAVAILABLE,
      CLOSE
    }

    static Step issue(int latencyMillis) {
      return new Step(Kind.ISSUE, latencyMillis);
    }

    static Step unavailable(int latencyMillis) {
      return new Step(Kind.UNAVAILABLE, latencyMillis);
    }

    static Step close() {
      return new Step(Kind.CLOSE, 0);
    }
  }

  private final IntFunction<Step> script;
  private final int lifeSeconds;
  private final LoopbackServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Long> firstIssued = new CompletableFuture<>();
  private volatile String secret;

  /**
   * @param script what to do with the n-th request, counted from 1
   */
  AuthorizationServer(IntFunction<Step> script, int lifeSeconds, String secret) throws IOException {
    this.script = script;
    this.lifeSeconds = lifeSeconds;
    this.secret = secret;
    this.server = new LoopbackServer(this::answer);
  }

  String url() {
    return server.url() + "/token";
  }

  private Reply answer(Request request) throws InterruptedException {
    Step step = script.apply(requests.incrementAndGet());
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      Thread.sleep(step.latencyMillis());
      return switch (step.kind()) {
        case ISSUE -> issue(request);
        case UNAVAILABLE -> Reply.json(503, "{}");
        case CLOSE -> Reply.CLOSE;
      };
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private Reply issue(Request request) {
    if (!("&" + request.body() + "&").contains("&client_secret=" + secret + "&")) {
      refused.incrementAndGet();
      return Reply.json(401, "{\"error\":\"invalid_client\"}");
    }
    String token = "token-" + requests.get() + "-" + System.nanoTime();
    live.add("Bearer " + token);
    CompletableFuture.delayedExecutor(lifeSeconds, TimeUnit.SECONDS)
        .execute(() -> live.remove("Bearer " + token));
    firstIssued.complete(System.nanoTime());
    return Reply.json(
        200,
        "{\"access_token\":\""
            + token
            + "\",\"token_type\":\"Bearer\",\"expires_in\":"
            + lifeSeconds
            + "}");
  }

  boolean accepts(@Nullable String authorization) {
    return authorization != null && live.contains(authorization);
  }

  void revoke(String authorization) {
    live.remove(authorization);
  }

  void revokeAll() {
    live.clear();
  }

  void acceptSecret(String next) {
    secret = next;
  }

  CompletableFuture<Long> firstIssued() {
    return firstIssued;
  }

  int requests() {
    return requests.get();
  }

  /** Requests with a secret that is not valid any more. */
  int refused() {
    return refused.get();
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
