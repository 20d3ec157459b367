package bearer.agent.hop;

/**
 * The agent, as the places see it where TLS connections are opened. Called by application threads,
 * inside the JDK: never waits, resolves no name.
 */
public interface Connections {
  /**
   * A TLS socket has been put over another one, whose own port may be a proxy's.
   *
   * @param host whom it talks to, as the application named it
   */
  void layered(Object socket, String host, int port);

  /**
   * A TLS connection is being opened by whoever is on the stack. Asked again for the same one,
   * nothing happens.
   *
   * @param connection its socket or engine; an engine may not be complete yet
   * @param host as in {@link #layered}
   * @param port of the socket below, if it is a socket
   */
  void opened(Object connection, String host, int port);
}
