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
   * The agent's answer in place of a number or truth value that a JDK client's own method gave; the
   * method's own when there is nothing to change or anything goes wrong.
   *
   * @param self the object whose method is woven
   * @param point which place in which client
   */
  public static int answer(int result, Object self, String point) throws IOException {
    Decider d = decider;
    if (d == null) {
      return result;
    }
    try {
      return d.answer(result, self, point);
    } catch (Throwable problem) {
      failed(point, problem);
      return result;
    }
  }

  /**
   * Notes which edit goes onto the wire for an exchange; forgotten when the object is.
   *
   * @param exchange an object of the library's own that stands for this one exchange
   * @param edit null if this time it goes out without
   */
  public static void sent(Object exchange, @Nullable HeaderEdit edit) {
    Decider d = decider;
    if (d != null) {
      d.sent(exchange, edit);
    }
  }

  /**
   * Says that an exchange was answered with 401. Nothing happens unless it carried the agent's
   * token and the challenge is about that.
   *
   * @param challenges all {@code WWW-Authenticate} values in any notation; null if there is none
   */
  public static void refused(String client, Object exchange, @Nullable String challenges) {
    Decider d = decider;
    if (d != null) {
      d.refused(client, exchange, challenges);
    }
  }

  /**
   * Whether an exchange that {@link #refused} was told of is to be sent once more, with another
   * token that is there by the time this returns. Answers true at most once for each exchange.
   *
   * @param repeatable whether the body, if there is one, can be sent again
   */
  public static boolean again(String client, Object exchange, String method, boolean repeatable) {
    Decider d = decider;
    return d != null && d.again(client, exchange, method, repeatable);
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
