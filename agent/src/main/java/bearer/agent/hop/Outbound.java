package bearer.agent.hop;

/**
 * A request and what it goes out on, where a client has them in two hands. Immutable.
 *
 * @param <R> the request, of the client's own type
 * @param <C> its connection, or what says where that leads
 */
public final class Outbound<R, C> {
  public final R request;
  public final C connection;

  public Outbound(R request, C connection) {
    this.request = request;
    this.connection = connection;
  }
}
