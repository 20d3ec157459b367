package bearer.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The tokens that were issued and are still good. Thread-safe. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SCHEME = "Bearer ";

  /** Token to its end, in {@link System#nanoTime} nanoseconds. */
  private final Map<String, Long> live = new ConcurrentHashMap<>();

  void add(String token, int lifeSeconds) {
    live.put(token, System.nanoTime() + TimeUnit.SECONDS.toNanos(lifeSeconds));
  }

  /** Whether there is one {@code Authorization} header, with a live token (RFC 6750, 2.1). */
  public boolean accept(Request request) {
    List<String> authorization = request.headers("Authorization");
    return authorization.size() == 1
        && authorization.get(0).startsWith(SCHEME)
        && isLive(authorization.get(0).substring(SCHEME.length()));
  }

  private boolean isLive(String token) {
    Long end = live.get(token);
    return end != null && System.nanoTime() - end < 0;
  }

  public void revoke(String token) {
    live.remove(token);
  }

  public void revokeAll() {
    live.clear();
  }

  /** 64 characters, {@code +} and {@code /} among them as in PicPay's tokens. */
  public static String random() {
    byte[] bytes = new byte[48];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
