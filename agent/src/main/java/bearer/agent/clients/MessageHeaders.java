package bearer.agent.clients;

import java.util.ArrayList;
import java.util.List;
import sun.net.www.MessageHeader;

/** Heads as HttpURLConnection has them: the first line, then the headers. */
final class MessageHeaders {
  private MessageHeaders() {}

  static MessageHeader copy(MessageHeader head) {
    MessageHeader copy = new MessageHeader();
    for (int i = 0; has(head, i); i++) {
      copy.add(head.getKey(i), head.getValue(i));
    }
    return copy;
  }

  /** All values of a header, whose name matches in any case. */
  static List<String> all(MessageHeader head, String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; has(head, i); i++) {
      if (name.equalsIgnoreCase(head.getKey(i))) {
        values.add(head.getValue(i));
      }
    }
    return values;
  }

  private static boolean has(MessageHeader head, int i) {
    return head.getKey(i) != null || head.getValue(i) != null;
  }
}
