package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;

/**
 * An edit of a request, which is undone when it is written or its answer is there, and leaves what
 * the library has added since.
 */
final class ApacheEdit5 {
  private final Edit edit;
  private final List<Header> before;
  private final List<Header> edited;

  <R extends HttpRequest> ApacheEdit5(Edit edit, R request, Headers<R> headers) {
    this.edit = edit;
    before = Arrays.asList(request.getHeaders());
    try {
      edit.applyTo(request, headers);
      edited = Arrays.asList(request.getHeaders());
    } catch (RuntimeException | Error half) { // both or neither
      request.setHeaders(before.toArray(new Header[0]));
      throw half;
    }
  }

  Edit undo(HttpRequest request) {
    List<Header> now = new ArrayList<>(Arrays.asList(request.getHeaders()));
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
    request.setHeaders(now.toArray(new Header[0]));
    return edit;
  }
}
