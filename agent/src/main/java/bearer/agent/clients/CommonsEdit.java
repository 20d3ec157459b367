package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpMethodBase;

/**
 * An edit of a method object, which is undone when it has been written, and leaves what the library
 * has added since.
 */
final class CommonsEdit {
  private final Edit edit;
  private final List<Header> before;
  private final List<Header> edited;

  CommonsEdit(Edit edit, HttpMethodBase method, Headers<HttpMethodBase> headers) {
    this.edit = edit;
    before = Arrays.asList(method.getRequestHeaders());
    try {
      edit.applyTo(method, headers);
      edited = Arrays.asList(method.getRequestHeaders());
    } catch (RuntimeException | Error half) { // both or neither
      set(method, before);
      throw half;
    }
  }

  Edit undo(HttpMethodBase method) {
    List<Header> now = new ArrayList<>(Arrays.asList(method.getRequestHeaders()));
    for (Header header : edited) {
      if (!before.contains(header)) {
        now.remove(header);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      if (!edited.contains(before.get(i))) {
        now.add(Math.min(i, now.size()), before.get(i));
      }
    }
    set(method, now);
    return edit;
  }

  private static void set(HttpMethodBase method, List<Header> headers) {
    for (Header header : method.getRequestHeaders()) {
      method.removeRequestHeader(header.getName());
    }
    for (Header header : headers) {
      method.addRequestHeader(header);
    }
  }
}
