package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.net.Origin;
import bearer.agent.token.TokenUnavailable;
import java.net.ConnectException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the policy tells the operator, each thing as rarely as is useful. */
final class Reports {
  private static final int MAX_HOSTS = 1000;

  private final Log log;
  private final Set<String> hostsWithToken = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ObservedCalls observed; // made when the first call is observed

  Reports(Log log) {
    this.log = log;
  }

  /** Once per host, at info: costs nothing below that. */
  <R> void firstToken(Hop<R> hop, R request) {
    if (log.logs(Level.INFO)) {
      firstToken(hop.client(), String.valueOf(hop.host(request)));
    }
  }

  private void firstToken(String client, String host) {
    if (!hostsWithToken.contains(host)
        && hostsWithToken.size() < MAX_HOSTS
        && hostsWithToken.add(host)) {
      log.log(
          Level.INFO,
          Code.FIRST_TOKEN,
          "first request with a bearer token to " + lower(host) + ", sent by " + client,
          Field.host(lower(host)),
          Field.client(client));
    }
  }

  void sentWithout(String host, TokenUnavailable reason) {
    if (log.logs(Level.WARN)) {
      log.throttled(
          Level.WARN,
          Code.SENT_WITHOUT_TOKEN,
          lower(host),
          "request to "
              + lower(host)
              + " went out without a token, as the application built it: "
              + because(reason),
          Field.host(lower(host)),
          Field.cause(reason.code()));
    }
  }

  ConnectException failure(String host, TokenUnavailable reason) {
    return new ConnectException(
        "[bearer-agent] no token for " + lower(host) + ", request not sent: " + because(reason));
  }

  /**
   * @param proxy whether the request goes to a forward proxy
   */
  void plainHttp(String host, Fact proxy) {
    if (log.logs(Level.WARN)) {
      log.throttled(
          Level.WARN,
          Code.PLAIN_HTTP_REFUSED,
          lower(host),
          "request to "
              + lower(host)
              + " goes over plain http"
              + (proxy == Fact.UNKNOWN ? ", perhaps through a proxy," : "")
              + " and gets no token; bearer.allow-http=true would allow it",
          Field.host(lower(host)));
    }
  }

  /**
   * @param from a URL, of which no more than the host is said
   */
  void redirected(String host, String from) {
    if (log.logs(Level.WARN)) {
      Origin origin = Origin.of(from);
      log.throttled(
          Level.WARN,
          Code.REDIRECTED_FROM_ELSEWHERE,
          lower(host),
          "request to "
              + lower(host)
              + " gets no token, because a redirect from "
              + (origin == null ? "elsewhere" : lower(origin.host))
              + " led to it; bearer.redirected-from-elsewhere=true would allow it",
          Field.host(lower(host)));
    }
  }

  void existingKept(String host) {
    if (log.logs(Level.INFO)) {
      log.throttled(
          Level.INFO,
          Code.EXISTING_KEPT,
          lower(host),
          "the application sets Authorization itself for "
              + lower(host)
              + " and keeps it; bearer.overwrite=true would replace it",
          Field.host(lower(host)));
    }
  }

  void leakPrevented(String host) {
    log.throttled(
        Level.WARN,
        Code.LEAK_PREVENTED,
        host,
        "a token that this agent had obtained was on its way to "
            + host
            + ", which is not configured: it was removed",
        Field.host(host));
  }

  void refused(String rule) {
    if (log.logs(Level.INFO)) {
      log.throttled(
          Level.INFO,
          Code.TOKEN_REFUSED,
          rule,
          "a request was answered with 401 although it carried the token (rule " + rule + ")",
          Field.of("rule", rule));
    }
  }

  boolean tellsObserved() {
    return log.logs(Level.INFO);
  }

  /**
   * @param path as it may be shown
   */
  void observed(String client, String host, String path) {
    if (log.logs(Level.INFO)) {
      ObservedCalls calls = observed;
      if (calls == null) {
        synchronized (this) {
          calls = observed;
          if (calls == null) {
            calls = new ObservedCalls(log);
            observed = calls;
          }
        }
      }
      calls.saw(client, lower(host), path);
    }
  }

  <R> void otherCaller(Rule rule, Hop<R> hop, R request) {
    Binding binding = rule.callers.against(hop, request);
    if (binding == null || !log.logs(Level.WARN)) {
      return;
    }
    rule.callers.told = true;
    String host = lower(String.valueOf(hop.host(request)));
    String other = Fingerprints.of(String.valueOf(hop.header(request, binding.header)).trim());
    String own = binding.fingerprint();
    log.once(
        Level.WARN,
        Code.OTHER_CALLER,
        rule.name,
        "a request to "
            + host
            + " carries another "
            + binding.header
            + " ("
            + other
            + ") than "
            + (own == null
                ? "bearer.legacy-token-sha256 says"
                : "the caller that the credential is for (" + own + ")")
            + ": such requests "
            + (rule.observes ? "would go out" : "go out")
            + " as the application built them; bearer.merge-callers=true says that all callers are"
            + " the same merchant",
        Field.host(host),
        Field.of("rule", rule.name),
        Field.of("header", binding.header),
        Field.of("other", other),
        Field.of("caller", own == null ? "" : own));
  }

  /**
   * @param legacyToken null if the request has none
   */
  void unmapped(Rule rule, String host, @Nullable String legacyToken) {
    log.once(
        Level.WARN,
        Code.UNMAPPED,
        rule.name,
        "a request to "
            + lower(host)
            + (legacyToken == null
                ? " carries no legacy token"
                : " carries a legacy token ("
                    + Fingerprints.of(legacyToken.trim())
                    + ") that no credential names")
            + ": such requests "
            + (rule.enforces ? "fail" : "go out as the application built them")
            + "; add the SHA-256 digest of the token to the merchant's"
            + " bearer.credential.<name>.legacy-token-sha256",
        Field.host(lower(host)),
        Field.of("rule", rule.name));
  }

  ConnectException unmapped(String host) {
    return new ConnectException(
        "[bearer-agent] no credential for the legacy token in a request to "
            + lower(host)
            + ", request not sent: "
            + Code.UNMAPPED.id());
  }

  void credentialWorks(String rule) {
    log.log(
        Level.INFO,
        Code.CREDENTIAL_WORKS,
        "a token was obtained for rule " + rule + ": the credential works; no request carries it",
        Field.of("rule", rule));
  }

  void credentialFails(String rule, TokenUnavailable reason) {
    log.log(
        Level.WARN,
        Code.CREDENTIAL_FAILS,
        "no token could be obtained for rule "
            + rule
            + ", and no request would have carried one: "
            + because(reason),
        Field.of("rule", rule),
        Field.cause(reason.code()));
  }

  private static String because(TokenUnavailable reason) {
    return reason.code().id() + ' ' + reason.getMessage();
  }

  static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
