package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Hop;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Knows which clients' heads came by, and tells at debug what each is decided by: the facts of its
 * connection, as the client knows them. Nothing of the path and no value of a header.
 */
final class HopLog {
  private final Log log;

  private final boolean isRead;
  final CalledClients called = new CalledClients();

  HopLog(Log log) {
    this.log = log;
    this.isRead = log.logs(Level.DEBUG);
  }

  /** Costs next to nothing where nobody would read it. */
  <R> void tell(Hop<R> hop, R request) {
    called.saw(hop.client());
    if (isRead) {
      say(hop, request);
    }
  }

  private <R> void say(Hop<R> hop, R request) {
    log.log(
        Level.DEBUG,
        Code.HOP,
        String.format(
            Locale.ROOT,
            "%s writes the head of a %s to %s://%s:%d, TLS %s, forward proxy %s,"
                + " %d Authorization, %s",
            hop.client(),
            hop.method(request),
            hop.scheme(request),
            hop.host(request),
            hop.port(request),
            hop.tls(request),
            hop.forwardProxy(request),
            hop.headers(request, Edits.AUTHORIZATION).size(),
            redirect(hop.redirectedFrom(request))),
        Field.client(hop.client()));
  }

  private static String redirect(@Nullable String from) {
    if (from == null) {
      return "no redirect";
    }
    return from.equals(Hop.UNKNOWN) ? "redirect unknown" : "redirected from " + origin(from);
  }

  /** Without what may be somebody's name or number. */
  private static String origin(String url) {
    int authority = url.indexOf("://") + 3;
    int end = authority;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int host = Math.max(authority, url.lastIndexOf('@', end) + 1);
    return url.substring(0, authority) + url.substring(host, end);
  }
}
