package bearer.agent.bridge;

import java.io.IOException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The only class that woven code calls. Visible from every class loader. Until an agent connects,
 * and after it has disconnected, every call answers "leave this request alone".
 */
public final class Bridge {
  private static volatile @Nullable Decider decider;

  private Bridge() {}

  /** Puts the agent's side in place; null takes it away, and woven code is inert from then on. */
  public static void connect(@Nullable Decider agentSide) {
    decider = agentSide;
  }

  public static boolean connected() {
    return decider != null;
  }

  /**
   * Decides about one request whose head is about to be written.
   *
   * @param client the client library, as its users name it
   * @param scheme of the connection's real target: {@code http} or {@code https}, in any case
   * @param host of the connection's real target; a name, or an IP literal with or without brackets
   * @param port of the connection's real target; 0 or less for the scheme's default
   * @param path the request's path, with or without a query
   * @param authorization the value of the request's {@code Authorization} header, if it has one
   * @return the edit, or null to leave the request alone
   * @throws ConnectException if there is no token and the operator wants the call to fail
   */
  public static @Nullable HeaderEdit outgoing(
      String client,
      @Nullable String scheme,
      @Nullable String host,
      int port,
      @Nullable String path,
      @Nullable String authorization)
      throws IOException {
    Decider d = decider;
    return d == null ? null : d.outgoing(client, scheme, host, port, path, authorization);
  }

  /**
   * The agent's replacement for one value inside a JDK client; the value itself when there is
   * nothing to change or anything goes wrong. Always of the type of {@code value}.
   *
   * @param point which place in which client
   * @param self the object whose method is woven
   * @throws ConnectException as {@link #outgoing}
   */
  public static @Nullable Object replace(String point, Object self, @Nullable Object value)
      throws IOException {
    Decider d = decider;
    if (d == null) {
      return value;
    }
    try {
      return d.replace(point, self, value);
    } catch (Throwable problem) {
      failed(point, problem);
      return value;
    }
  }

  /**
   * Where every exception inside woven code ends: rethrown if it is the failure that the operator
   * asked for, reported and swallowed otherwise.
   */
  public static void failed(String client, Throwable problem) throws IOException {
    if (problem instanceof ConnectException) { // nothing else in woven code does I/O
      throw (ConnectException) problem;
    }
    Decider d = decider;
    if (d != null) {
      try {
        d.failed(client, problem);
      } catch (Throwable ignored) {
        // reporting must never be what breaks a call
      }
    }
  }
}
