package bearer.agent.hop;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a call goes instead, decided once, when it began. Immutable. */
public final class Move {
  /** The call is one that could be moved, and stays where it is, retries and replays included. */
  public static final Move NONE = new Move("", -1, "", null, "");

  /** As in a URL: an IPv6 literal in brackets. */
  public final String host;

  /** -1 for the default port of {@code https}. */
  public final int port;

  /** Path and query as they are sent. */
  public final String target;

  private final @Nullable Edit edit;
  private final String from;

  /**
   * @param edit what the head must have changed, should there be no newer token when it is written
   * @param from the {@link #urlOf} the call
   */
  public Move(String host, int port, String target, @Nullable Edit edit, String from) {
    this.host = host;
    this.port = port;
    this.target = target;
    this.edit = edit;
    this.from = from;
  }

  /** The URL of a request to an https server, in one spelling. */
  public static <R> String urlOf(Hop<R> hop, R request) {
    int port = hop.port(request);
    return "https://"
        + String.valueOf(hop.host(request)).toLowerCase(Locale.ROOT)
        + ':'
        + (port <= 0 ? 443 : port)
        + hop.target(request);
  }

  /** Whether it has led away from just where a request goes: sent back there, it stays. */
  public <R> boolean cameFrom(Hop<R> hop, R request) {
    return edit != null
        && "https".equalsIgnoreCase(hop.scheme(request))
        && from.equals(urlOf(hop, request));
  }

  /** Path and query of where the call was. */
  public String oldTarget() {
    return from.substring(from.indexOf('/', "https://".length()));
  }

  public boolean leadsElsewhere() {
    return edit != null;
  }

  public @Nullable Edit edit() {
    return edit;
  }

  /** The whole new URL. */
  public String url() {
    return "https://" + host + (port < 0 ? "" : ":" + port) + target;
  }

  /** Whether a head goes to where this leads, and not to where a later redirect does. */
  public <R> boolean leads(Hop<R> hop, R request) {
    String actual = String.valueOf(hop.host(request));
    int named = hop.port(request);
    return edit != null
        && "https".equalsIgnoreCase(hop.scheme(request))
        && (named <= 0 ? 443 : named) == (port < 0 ? 443 : port)
        && (actual.equalsIgnoreCase(host) || ('[' + actual + ']').equalsIgnoreCase(host))
        && target.equals(hop.target(request))
        && hop.tls(request) != Fact.NO;
  }

  @Override
  public String toString() {
    return "Move[" + host + "]";
  }
}
