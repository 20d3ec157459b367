package bearer.agent.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status and a body, which is a secret. */
final class HttpAnswer {
  static final int PROXY_AUTHENTICATION = 407;

  final int status;

  /** Null if there is none, it is too long, or it could not be read and does not matter. */
  final byte @Nullable [] body;

  /** As the server wrote it. */
  final @Nullable String retryAfter;

  /** As the server wrote it. */
  final @Nullable String date;

  /** Each {@code Proxy-Authenticate} as it was written. */
  final List<String> proxyChallenges;

  HttpAnswer(
      int status,
      byte @Nullable [] body,
      @Nullable String retryAfter,
      @Nullable String date,
      List<String> proxyChallenges) {
    this.proxyChallenges = proxyChallenges;
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.date = date;
  }
}
