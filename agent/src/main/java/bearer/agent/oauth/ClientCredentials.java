package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.config.JvmSettings;
import bearer.agent.diag.Code;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token with one POST (RFC 6749 section 4.4) and judges the answer. No exception of its
 * own ever holds a secret, a token or an answer's text.
 */
public final class ClientCredentials implements TokenFetcher {
  private static final long TOTAL_NANOS = 10_000_000_000L;
  private static final int LONGEST_TOKEN = 16 * 1024;

  private final Credential credential;
  private final Ticker ticker;
  private final HostPort server;
  private final Transport transport;
  private final long totalNanos;

  /**
   * @throws IllegalArgumentException if the token URL is none
   */
  public ClientCredentials(Credential credential, JvmSettings settings, Ticker ticker) {
    this(credential, settings, ticker, TOTAL_NANOS);
  }

  /**
   * @param totalNanos how long a request may take, from connecting to the last byte
   */
  ClientCredentials(Credential credential, JvmSettings settings, Ticker ticker, long totalNanos) {
    TokenUrl url = TokenUrl.parse(credential.tokenUrl);
    this.credential = credential;
    this.ticker = ticker;
    this.server = url.server;
    this.totalNanos = totalNanos;
    this.transport =
        new Transport(
            url, new Proxies(credential.proxy, settings), new TlsContext(credential, settings));
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    TokenRequest request = TokenRequest.of(credential);
    long requestedAt = ticker.nanos();
    HttpAnswer answer = transport.exchange(request, new Deadline(ticker, totalNanos));
    return answer.status < 300 ? granted(answer, requestedAt) : refused(answer);
  }

  @Override
  public String server() {
    return server.toString();
  }

  private Token granted(HttpAnswer http, long requestedAt) throws TokenUnavailable {
    TokenAnswer answer = parsed(http);
    if (answer == null) {
      throw unusable(http);
    }
    if (answer.hasError()) {
      throw Rejection.of(server, http.status, answer.error());
    }
    String token = answer.accessToken();
    if (token == null) {
      throw unusable(http);
    }
    check(answer.isBearer(), Code.TOKEN_TYPE_UNSUPPORTED, "a token_type that is not Bearer");
    check(isB64Token(token), Code.TOKEN_MALFORMED, "a token that no header may carry");
    return Lifetime.token(
        token, requestedAt, answer.life(), ThreadLocalRandom.current().nextDouble());
  }

  private Token refused(HttpAnswer http) throws TokenUnavailable {
    TokenAnswer answer = parsed(http);
    throw Rejection.of(server, http.status, answer == null ? null : answer.error());
  }

  private static @Nullable TokenAnswer parsed(HttpAnswer http) {
    try {
      return http.body == null ? null : TokenAnswer.parse(http.body);
    } catch (IOException notJson) {
      return null;
    }
  }

  private TokenUnavailable unusable(HttpAnswer http) {
    return new TokenUnavailable(
        Code.TOKEN_ANSWER_UNUSABLE,
        server + " answered " + http.status + " with something else than a token");
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
