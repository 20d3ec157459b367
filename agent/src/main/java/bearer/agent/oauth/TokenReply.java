package bearer.agent.oauth;

import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenOrigin;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What a token endpoint answered, judged: a token, or why there is none. */
final class TokenReply {
  private static final int LONGEST_TOKEN = 16 * 1024;

  private final HostPort server;
  private final HttpAnswer http;

  /** Null if the body is no JSON object. */
  private final @Nullable TokenAnswer answer;

  TokenReply(HostPort server, HttpAnswer http) {
    this.server = server;
    this.http = http;
    this.answer = parsed(http);
  }

  private static @Nullable TokenAnswer parsed(HttpAnswer http) {
    try {
      return http.body == null ? null : TokenAnswer.parse(http.body);
    } catch (IOException notJson) {
      return null;
    }
  }

  /** Whether it is the client itself that is not known or not believed. */
  boolean rejectsClient() {
    return Rejection.isOfClient(http.status, answer == null ? null : answer.error());
  }

  /** Whether there is a token whose type the server did not name (RFC 6749 section 5.1). */
  boolean lacksTokenType() {
    return answer != null && !answer.hasTokenType();
  }

  /**
   * @param requestedAt ticker nanoseconds before the request was sent
   * @param nowMillis the time of day
   * @param credential 0 for the current secret, 1 for the previous one
   */
  Token token(long requestedAt, long nowMillis, int credential) throws TokenUnavailable {
    if (http.status >= 300 || (answer != null && answer.hasError())) {
      long pause = RetryAfter.nanos(http.retryAfter, http.date, nowMillis);
      throw Rejection.of(server, http.status, answer == null ? null : answer.error(), pause);
    }
    String token = answer == null ? null : answer.accessToken();
    if (answer == null || token == null) {
      throw new TokenUnavailable(
          Code.TOKEN_ANSWER_UNUSABLE,
          server + " answered " + http.status + " with something else than a token");
    }
    check(answer.isBearer(), Code.TOKEN_TYPE_UNSUPPORTED, "a token_type that is not Bearer");
    check(isB64Token(token), Code.TOKEN_MALFORMED, "a token that no header may carry");
    long serverMillis = RetryAfter.serverMillis(http.date, nowMillis);
    return Lifetime.token(
        token,
        requestedAt,
        answer.life(serverMillis),
        ThreadLocalRandom.current().nextDouble(),
        TokenOrigin.own(credential, serverMillis));
  }

  private void check(boolean ok, Code code, String what) throws TokenUnavailable {
    if (!ok) {
      throw new TokenUnavailable(code, server + " answered with " + what);
    }
  }

  /** RFC 6750 section 2.1: {@code 1*( ALPHA / DIGIT / "-._~+/" ) *"="}. */
  private static boolean isB64Token(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isB64TokenChar(text.charAt(i))) {
        return false;
      }
    }
    return end > 0 && text.length() <= LONGEST_TOKEN;
  }

  private static boolean isB64TokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }
}
