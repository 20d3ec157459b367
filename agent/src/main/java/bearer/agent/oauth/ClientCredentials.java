package bearer.agent.oauth;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token with one POST (RFC 6749 section 4.4) and has the answer judged. A client that is
 * rejected asks again only with something else: what its files hold by then, or its other secret.
 * No exception of its own ever holds a secret, a token or an answer's text.
 */
public final class ClientCredentials implements TokenFetcher {
  private static final long TOTAL_NANOS = 10_000_000_000L;

  /** The current secret, a newer one that came meanwhile, the previous one. */
  private static final int MOST_IDENTITIES = 3;

  private final Credential credential;
  private final Ticker ticker;
  private final Log log;
  private final long totalNanos;
  private final ClientIdentities identities;
  private final PreviousSecret previousSecret;
  private final Proxies proxies;
  private final CredentialAdvice advice;
  private final Endpoint endpoint;
  private volatile boolean typeMissed;

  /**
   * @throws IllegalArgumentException if the token URL is none
   */
  public ClientCredentials(Credential credential, JvmSettings settings, Ticker ticker, Log log) {
    this(credential, settings, ticker, log, TOTAL_NANOS);
  }

  /**
   * @param totalNanos how long a fetch may take, from connecting to the last byte
   */
  ClientCredentials(
      Credential credential, JvmSettings settings, Ticker ticker, Log log, long totalNanos) {
    this.credential = credential;
    this.ticker = ticker;
    this.log = log;
    this.totalNanos = totalNanos;
    this.identities = new ClientIdentities(credential.client);
    this.advice = new CredentialAdvice(credential.client, log);
    this.previousSecret = new PreviousSecret(log, ticker, credential.client);
    this.proxies = new Proxies(credential.server.proxy, credential.server.proxyLogin, settings);
    this.endpoint =
        new Endpoint(credential, proxies, new TlsContext(credential, settings), ticker, log);
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    Deadline deadline = new Deadline(ticker, totalNanos);
    ClientIdentity identity = identities.read().get(0);
    advice.onFiles();
    Transport transport = endpoint.transport(deadline);
    List<ClientIdentity> rejected = new ArrayList<>();
    while (true) {
      long requestedAt = ticker.nanos();
      TokenReply reply = ask(identity, transport, deadline);
      ClientIdentity next = reply.rejectsClient() ? another(identity, rejected) : null;
      if (next == null) {
        return granted(reply, requestedAt, identity, rejected);
      }
      identity = next;
    }
  }

  /** What others with the same credential have too. Reads its files; any thread. */
  public SharingKeys sharingKeys() throws TokenUnavailable {
    return SharingKeys.of(credential, new ClientIdentities(credential.client).read());
  }

  private TokenReply ask(ClientIdentity identity, Transport transport, Deadline deadline)
      throws TokenUnavailable {
    HttpRequest request =
        TokenRequest.of(credential, identity, transport.url.text, ticker.wallMillis());
    return new TokenReply(transport.url.server, transport.post(request, identity, deadline));
  }

  /** What has not been tried yet, by content; null if there is nothing or it was enough. */
  private @Nullable ClientIdentity another(ClientIdentity refused, List<ClientIdentity> rejected) {
    rejected.add(refused);
    if (rejected.size() == MOST_IDENTITIES) {
      return null;
    }
    try {
      return firstNotIn(rejected, identities.read());
    } catch (TokenUnavailable unreadable) {
      return null; // the answer that there is says more
    }
  }

  private static @Nullable ClientIdentity firstNotIn(
      List<ClientIdentity> rejected, List<ClientIdentity> present) {
    for (ClientIdentity candidate : present) {
      boolean tried = false;
      for (ClientIdentity identity : rejected) {
        tried |= identity.fingerprint == candidate.fingerprint;
      }
      if (!tried) {
        return candidate;
      }
    }
    return null;
  }

  private Token granted(
      TokenReply reply, long requestedAt, ClientIdentity identity, List<ClientIdentity> rejected)
      throws TokenUnavailable {
    Token token = reply.token(requestedAt, ticker.wallMillis(), identity.previous ? 1 : 0);
    identities.works(identity, rejected);
    advice.on(token);
    previousSecret.used(identity);
    if (reply.lacksTokenType() && !typeMissed) {
      typeMissed = true;
      log.log(
          Level.DEBUG,
          Code.TOKEN_TYPE_MISSING,
          endpoint.server() + " does not name its tokens' type; they are used as bearer tokens",
          Field.host(endpoint.server()));
    }
    return token;
  }

  /** Empty until it has been found out. */
  @Override
  public String server() {
    return endpoint.server();
  }

  @Override
  public long credentialFingerprint() {
    return proxies.fingerprint(identities.fingerprint());
  }

  @Override
  public @Nullable Url tokenUrl() {
    return endpoint.tokenUrl();
  }
}
