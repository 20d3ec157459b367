package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import java.io.IOException;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import sun.net.www.MessageHeader;

/** The agent's side of {@link HttpUrlConnection}. */
public final class HttpUrlConnectionCall implements JdkCall {
  private final Field host;
  private final Field port;
  private final Class<?> https;

  private final HttpUrlConnectionRefusal refusal = new HttpUrlConnectionRefusal();

  /** Reads two protected fields, for which {@code java.base} has been opened to this loader. */
  public HttpUrlConnectionCall() throws ReflectiveOperationException {
    Class<?> connection = Class.forName("sun.net.www.http.HttpClient");
    https = Class.forName("sun.net.www.protocol.https.HttpsClient");
    host = connection.getDeclaredField("host");
    host.setAccessible(true);
    port = connection.getDeclaredField("port");
    port.setAccessible(true);
  }

  @Override
  public @Nullable Object replace(Object self, @Nullable Object value) throws IOException {
    if (value == null) {
      return null;
    }
    MessageHeader head = (MessageHeader) value;
    String requestLine = head.getKey(0);
    if (requestLine == null || requestLine.startsWith("CONNECT ")) {
      return head;
    }
    HeaderEdit edit = ask(self, head, requestLine);
    Bridge.sent(head, edit);
    return edit == null ? head : edited(head, edit);
  }

  @Override
  public int answer(Object self, int result) throws IOException {
    return refusal.answer(self, result);
  }

  private @Nullable HeaderEdit ask(Object connection, MessageHeader head, String requestLine)
      throws IOException {
    try {
      return Bridge.outgoing(
          HttpUrlConnection.HOOK.client,
          https.isInstance(connection) ? "https" : "http",
          (String) host.get(connection),
          port.getInt(connection),
          RequestLine.target(requestLine),
          head.findValue("Authorization"));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MessageHeader edited(MessageHeader head, HeaderEdit edit) {
    MessageHeader copy = new MessageHeader();
    for (int i = 0; head.getKey(i) != null || head.getValue(i) != null; i++) {
      copy.add(head.getKey(i), head.getValue(i));
    }
    for (String name : edit.remove) {
      while (copy.findValue(name) != null) {
        copy.remove(name);
      }
    }
    if (edit.name != null) {
      copy.remove(edit.name);
      copy.set(edit.name, edit.value);
    }
    return copy;
  }
}
