package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;

/** An edit of a request, which is undone when its answer is there. */
final class ApacheEdit5 {
  private final Edit edit;
  private final Header[] before;

  ApacheEdit5(Edit edit, ClassicHttpRequest request, Headers<ClassicHttpRequest> headers) {
    this.edit = edit;
    before = request.getHeaders();
    try {
      edit.applyTo(request, headers);
    } catch (RuntimeException | Error half) { // both or neither
      undo(request);
      throw half;
    }
  }

  Edit undo(ClassicHttpRequest request) {
    request.setHeaders(before);
    return edit;
  }
}
