package bearer.agent.oauth;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.net.Url;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider, as a command asks it: on the way that token requests take, with their proxy and
 * their trust. Every request is sent once and takes ten seconds at most. For one thread.
 */
public final class ProviderApi {
  private static final long TOTAL_NANOS = 10_000_000_000L;

  private final Credential credential;
  private final Proxies proxies;
  private final TlsContext tls;
  private final Ticker ticker;

  /**
   * @param credential whose proxy and trust store count; its own secret is not sent
   */
  public ProviderApi(Credential credential, JvmSettings settings, Ticker ticker) {
    this.credential = credential;
    this.proxies = new Proxies(credential.server.proxy, credential.server.proxyLogin, settings);
    this.tls = new TlsContext(credential, settings);
    this.ticker = ticker;
  }

  /**
   * Asks one thing.
   *
   * @param headers secrets among them, perhaps
   * @param json the body; null for none
   * @throws TokenUnavailable if there is no answer
   */
  public ProviderAnswer send(
      String method, Url url, Map<String, String> headers, @Nullable String json)
      throws TokenUnavailable {
    byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    return answer(
        url, new HttpRequest(method, body == null ? null : "application/json", body, headers));
  }

  private ProviderAnswer answer(Url url, HttpRequest request) throws TokenUnavailable {
    HttpAnswer answer =
        new Transport(url, proxies, tls).send(request, new Deadline(ticker, TOTAL_NANOS));
    return new ProviderAnswer(answer.status, answer.body);
  }

  /**
   * A user's token (RFC 6749 section 4.3), of a client that has no secret.
   *
   * @param password sent to the token URL and kept nowhere
   */
  public Token userToken(Url tokenUrl, String clientId, String user, String password)
      throws TokenUnavailable {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "password");
    fields.put("client_id", clientId);
    fields.put("username", user);
    fields.put("password", password);
    HttpRequest request = HttpRequest.post(TokenRequest.FORM, TokenRequest.form(fields), null);
    long requestedAt = ticker.nanos();
    HttpAnswer answer =
        new Transport(tokenUrl, proxies, tls).send(request, new Deadline(ticker, TOTAL_NANOS));
    return new TokenReply(tokenUrl.server, answer).token(requestedAt, ticker.wallMillis(), 0);
  }

  /** Whether what is sent there can be read by nobody on the way, or need not. */
  public boolean maySendTo(Url url) {
    return url.isPrivate() || credential.server.allowHttp;
  }
}
