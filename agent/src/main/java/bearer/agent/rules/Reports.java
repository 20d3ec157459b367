package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
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

  void plainHttp(String host) {
    if (log.logs(Level.WARN)) {
      log.throttled(
          Level.WARN,
          Code.PLAIN_HTTP_REFUSED,
          lower(host),
          "request to "
              + lower(host)
              + " goes over plain http and gets no token; bearer.allow-http=true would allow it",
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
            + ", which is not configured: Authorization was removed",
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

  void observed(String client, String host, String target) {
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
      calls.saw(client, lower(host), target);
    }
  }

  private static String because(TokenUnavailable reason) {
    return reason.code().id() + ' ' + reason.getMessage();
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
