package bearer.agent.rules;

import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Requests;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells at debug what each head is decided by: the facts of its connection, as the client knows
 * them. Nothing of the path and no value of a header.
 */
public final class HopLog implements Requests {
  private final Requests decides;
  private final Log log;

  private HopLog(Requests decides, Log log) {
    this.decides = decides;
    this.log = log;
  }

  /** What decides itself where nobody would read it, so that it costs nothing. */
  public static Requests around(Requests decides, Log log) {
    return log.logs(Level.DEBUG) ? new HopLog(decides, log) : decides;
  }

  @Override
  public <R> @Nullable Edit outgoing(Hop<R> hop, R request) throws IOException {
    tell(hop, request);
    return decides.outgoing(hop, request);
  }

  @Override
  public <R> @Nullable Edit outgoingNow(Hop<R> hop, R request) throws IOException {
    tell(hop, request);
    return decides.outgoingNow(hop, request);
  }

  private <R> void tell(Hop<R> hop, R request) {
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

  @Override
  public <R> void beginning(Hop<R> hop, R request) throws IOException {
    decides.beginning(hop, request);
  }

  @Override
  public <R> void beginningNow(Hop<R> hop, R request) throws IOException {
    decides.beginningNow(hop, request);
  }

  @Override
  public <R> @Nullable CompletionStage<Void> ready(Hop<R> hop, R request) {
    return decides.ready(hop, request);
  }

  @Override
  public void sent(Object exchange, @Nullable Edit edit) {
    decides.sent(exchange, edit);
  }

  @Override
  public void answered(
      Object exchange, @Nullable Edit edit, int status, @Nullable String challenges) {
    decides.answered(exchange, edit, status, challenges);
  }

  @Override
  public boolean again(Object exchange, String method, boolean repeatable) {
    return decides.again(exchange, method, repeatable);
  }

  @Override
  public @Nullable CompletionStage<Void> readyAgain(
      Object exchange, String method, boolean repeatable) {
    return decides.readyAgain(exchange, method, repeatable);
  }

  @Override
  public boolean againNow(Object exchange, String method, boolean repeatable) {
    return decides.againNow(exchange, method, repeatable);
  }

  @Override
  public void redirected(Object hop, @Nullable String from) {
    decides.redirected(hop, from);
  }

  @Override
  public @Nullable String redirectedFrom(Object hop) {
    return decides.redirectedFrom(hop);
  }

  @Override
  public void layered(Object socket, String host, int port) {
    decides.layered(socket, host, port);
  }

  @Override
  public void opened(Object connection, String host, int port) {
    decides.opened(connection, host, port);
  }

  @Override
  public boolean issued(String authorization) {
    return decides.issued(authorization);
  }
}
