package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import org.apache.http.Header;
import org.apache.http.HttpRequest;

/** An edit of a request, which is undone when its answer is there. */
final class ApacheEdit4 {
  private final Edit edit;
  private final Header[] before;

  ApacheEdit4(Edit edit, HttpRequest request, Headers<HttpRequest> headers) {
    this.edit = edit;
    before = request.getAllHeaders();
    try {
      edit.applyTo(request, headers);
    } catch (RuntimeException | Error half) { // both or neither
      undo(request);
      throw half;
    }
  }

  Edit undo(HttpRequest request) {
    request.setHeaders(before);
    return edit;
  }
}
