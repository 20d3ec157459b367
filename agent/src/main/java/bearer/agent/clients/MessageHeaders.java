package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.List;
import sun.net.www.MessageHeader;

/** Heads as HttpURLConnection has them: the first line, then the headers. */
final class MessageHeaders implements Headers<MessageHeader> {
  private static final MessageHeaders EDITOR = new MessageHeaders();

  private MessageHeaders() {}

  /** A copy with the edit. */
  static MessageHeader edited(MessageHeader head, Edit edit) {
    MessageHeader copy = copy(head);
    edit.applyTo(copy, EDITOR);
    return copy;
  }

  @Override
  public void remove(MessageHeader copy, String name) {
    copy.remove(name);
  }

  @Override
  public void set(MessageHeader copy, String name, String value) {
    copy.remove(name);
    copy.add(name, value);
  }

  private static MessageHeader copy(MessageHeader head) {
    MessageHeader copy = new MessageHeader();
    for (int i = 0; ; i++) {
      String key = head.getKey(i);
      String value = head.getValue(i);
      if (key == null && value == null) {
        return copy;
      }
      copy.add(key, value);
    }
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
