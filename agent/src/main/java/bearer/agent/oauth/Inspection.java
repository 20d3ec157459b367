package bearer.agent.oauth;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Log;
import bearer.agent.diag.Timestamp;
import bearer.agent.net.HostPort;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One token request, looked at from all sides, for whoever sets a credential up. It is sent once,
 * as the agent sends it; of two secrets the first one alone. For one thread.
 */
public final class Inspection {
  private static final long TOTAL_NANOS = 10_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /** What was found out, in its order: no secret, no token. */
  public final Map<String, String> facts = new LinkedHashMap<>();

  /** The server's own first. */
  public final List<String> certificates = new ArrayList<>();

  /** Of a token that is a JWT (RFC 7519), as they stand in it; empty for another one. */
  public String claims = "";

  /** Null if a token came. */
  public @Nullable TokenUnavailable problem;

  private @Nullable Token token;
  private final Credential credential;
  private final Ticker ticker;
  private final Steps steps;

  private Inspection(Credential credential, Ticker ticker) {
    this.credential = credential;
    this.ticker = ticker;
    this.steps = new Steps(ticker);
  }

  /** Never throws: what fails is the {@link #problem}. Takes ten seconds at most. */
  public static Inspection of(Credential credential, JvmSettings settings, Ticker ticker, Log log) {
    Inspection inspection = new Inspection(credential, ticker);
    try {
      inspection.ask(settings, log);
    } catch (TokenUnavailable unavailable) {
      inspection.problem = unavailable;
    }
    String took = inspection.steps.text();
    if (!took.isEmpty()) {
      inspection.facts.put("took", took);
    }
    return inspection;
  }

  private void ask(JvmSettings settings, Log log) throws TokenUnavailable {
    ClientIdentity identity = new ClientIdentities(credential.client).read().get(0);
    facts.put("client id", identity.id);
    if (identity.previous) {
      facts.put("secret", "the previous one");
    }
    Proxies proxies = new Proxies(credential.server.proxy, credential.server.proxyLogin, settings);
    TlsContext tls = new TlsContext(credential, settings);
    Deadline deadline = new Deadline(ticker, TOTAL_NANOS);
    Transport transport = new Endpoint(credential, proxies, tls, ticker, log).transport(deadline);
    facts.put("token URL", transport.url.text);
    HostPort proxy = proxies.route(transport.url);
    if (proxy != null) {
      facts.put("proxy", proxy.toString());
    }
    long requestedAt = ticker.nanos();
    HttpRequest request =
        TokenRequest.of(credential, identity, transport.url.text, ticker.wallMillis());
    HttpAnswer answer = post(transport, request, identity, deadline);
    facts.put("status", String.valueOf(answer.status));
    tellClock(answer);
    tellAnswer(answer);
    Token granted =
        new TokenReply(transport.url.server, answer).token(requestedAt, ticker.wallMillis(), 0);
    token = granted;
    tellToken(granted, requestedAt);
  }

  private HttpAnswer post(
      Transport transport, HttpRequest request, ClientIdentity identity, Deadline deadline)
      throws TokenUnavailable {
    try {
      return transport.post(request, identity, deadline, steps);
    } finally {
      SSLSession session = steps.session;
      if (session != null) {
        facts.put("TLS", session.getProtocol() + ", " + session.getCipherSuite());
        tellCertificates(session);
      }
    }
  }

  private void tellCertificates(SSLSession session) {
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        if (certificate instanceof X509Certificate) {
          X509Certificate one = (X509Certificate) certificate;
          certificates.add(
              one.getSubjectX500Principal().getName()
                  + ", by "
                  + one.getIssuerX500Principal().getName()
                  + ", until "
                  + Timestamp.of(one.getNotAfter().toInstant().toEpochMilli()));
        }
      }
    } catch (SSLPeerUnverifiedException impossible) { // it was verified before the request
      certificates.add("none");
    }
  }

  private void tellClock(HttpAnswer answer) {
    if (answer.date != null) {
      long now = ticker.wallMillis();
      long ahead = (RetryAfter.serverMillis(answer.date, now) - now) / 1000;
      facts.put("server's clock", ahead == 0 ? "as ours" : (ahead > 0 ? "+" : "") + ahead + " s");
    }
  }

  /** Whatever stands in it beside tokens. */
  private void tellAnswer(HttpAnswer answer) {
    for (Map.Entry<String, String> field : AnswerFields.of(answer.body).entrySet()) {
      facts.put(field.getKey(), field.getValue());
    }
  }

  private void tellToken(Token granted, long requestedAt) {
    String value = reveal();
    facts.put("token", value.length() + " characters" + (isJwt(value) ? ", a JWT" : ""));
    facts.put("lives for", (granted.endsAt() - requestedAt) / SECOND + " s at least");
    if (isJwt(value)) {
      int dot = value.indexOf('.');
      claims =
          new String(
              Base64.getUrlDecoder().decode(value.substring(dot + 1, value.lastIndexOf('.'))),
              StandardCharsets.UTF_8);
    }
  }

  private static boolean isJwt(String token) {
    return JwtLife.isJwt(token);
  }

  /** The token; empty if there is none. A secret. */
  public String reveal() {
    Token granted = token;
    return granted == null ? "" : granted.header().substring("Bearer ".length());
  }
}
