package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import sun.net.www.MessageHeader;

/** The agent's side of {@link HttpUrlConnection#LOOP}. */
final class HttpUrlConnectionRefusal {
  private static final int UNAUTHORIZED = 401;
  private static final int NO_REDIRECT = 0;
  private static final int REDIRECT = 1;

  /** Of {@code http.maxRedirects}: a replay counts as one. */
  private static final int ENOUGH = 4;

  private final Field requests;
  private final Field responses;
  private final Method disconnect;
  private final boolean mayRepeat;

  HttpUrlConnectionRefusal() throws ReflectiveOperationException {
    Class<?> connection = Class.forName("sun.net.www.protocol.http.HttpURLConnection");
    requests = connection.getDeclaredField("requests");
    requests.setAccessible(true);
    responses = connection.getDeclaredField("responses");
    responses.setAccessible(true);
    disconnect = connection.getDeclaredMethod("disconnectWeb");
    disconnect.setAccessible(true);
    Field limit = connection.getDeclaredField("maxRedirects");
    limit.setAccessible(true);
    mayRepeat = limit.getInt(null) >= ENOUGH;
  }

  int answer(Object connection, int result) throws IOException {
    try {
      if (result == UNAUTHORIZED) {
        refused(connection);
      } else if (result == NO_REDIRECT && mayRepeat && again(connection)) {
        disconnect.invoke(connection); // as before the JDK's own repetitions
        return REDIRECT;
      }
      return result;
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private void refused(Object connection) throws ReflectiveOperationException {
    Object head = requests.get(connection);
    if (head != null) {
      Bridge.refused(
          HttpUrlConnection.HOOK.client,
          head,
          challenges((MessageHeader) responses.get(connection)));
    }
  }

  /** The loop has failed before if the body was streamed. */
  private boolean again(Object connection) throws ReflectiveOperationException {
    MessageHeader head = (MessageHeader) requests.get(connection);
    String requestLine = head == null ? null : head.getKey(0);
    return requestLine != null
        && Bridge.again(HttpUrlConnection.HOOK.client, head, RequestLine.method(requestLine), true);
  }

  private static @Nullable String challenges(@Nullable MessageHeader head) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; head != null && (head.getKey(i) != null || head.getValue(i) != null); i++) {
      if ("WWW-Authenticate".equalsIgnoreCase(head.getKey(i))) {
        all.append(head.getValue(i)).append(", ");
      }
    }
    return all.length() == 0 ? null : all.toString();
  }
}
