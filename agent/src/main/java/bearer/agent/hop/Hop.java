package bearer.agent.hop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request whose head is about to be written to one connection, out of a client's own
 * types. Stateless, asked by any thread; each value is read when it is asked for, so that a request
 * to another host costs no more than its host.
 *
 * @param <R> what the client has in hand there: its request, or the arguments of a woven method
 */
public interface Hop<R> {
  /** {@link #redirectedFrom} of a client that cannot tell. */
  String UNKNOWN = "?";

  /** The client library, as its users name it. */
  String client();

  String method(R request);

  /** Of the connection's real target: {@code http} or {@code https}, in any case. */
  @Nullable String scheme(R request);

  /** Of the connection's real target: a name, or an IP literal with or without brackets. */
  @Nullable String host(R request);

  /** Of the connection's real target; 0 or less for the scheme's default. */
  int port(R request);

  /** Whether the head will be written inside TLS. */
  Fact tls(R request);

  /** Whether the head goes to a forward proxy, which can read it. Inside a tunnel it does not. */
  Fact forwardProxy(R request);

  /** Path and query as in the request line; an absolute URI where the line holds one. */
  String target(R request);

  /** The first value of a header, whose name matches in any case. */
  @Nullable String header(R request, String name);

  /** All values of a header, in order. */
  List<String> headers(R request, String name);

  /**
   * The URL whose answer redirected to this one; null if nothing did, {@link #UNKNOWN} if the
   * client cannot tell.
   */
  @Nullable String redirectedFrom(R request);

  /** From 0 to 99, drawn for the call: the same one for all of its hops, retries and replays. */
  default int draw(R request) {
    return 0;
  }

  /** What was decided when the call began; null if nothing was, as of nearly all requests. */
  default @Nullable Move moved(R request) {
    return null;
  }

  /** Of a place where calls begin: whether all of its client's do. */
  default boolean beginsAll() {
    return true;
  }

  /** Whether the application's URL holds a user's name. */
  default boolean namesUser(R request) {
    return false;
  }

  /**
   * Whether what the application asks of the certificate of a request's host, it would ask of
   * another host's too.
   */
  default boolean trustsAlike(R request, String otherHost) {
    return true;
  }
}
