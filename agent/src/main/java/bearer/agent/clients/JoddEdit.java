package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jodd.http.HttpRequest;

/** An edit of a request, of which only what it did is taken back once the head is written. */
final class JoddEdit implements Headers<HttpRequest> {
  private final HttpRequest request;
  private final Map<String, List<String>> before = new LinkedHashMap<>();

  JoddEdit(Edit edit, HttpRequest request) {
    this.request = request;
    try {
      edit.applyTo(request, this);
    } catch (RuntimeException | Error half) { // both or neither
      undo();
      throw half;
    }
  }

  void undo() {
    for (Map.Entry<String, List<String>> header : before.entrySet()) {
      request.headerRemove(header.getKey());
      for (String value : header.getValue()) {
        request.header(header.getKey(), value);
      }
    }
  }

  @Override
  public void remove(HttpRequest edited, String name) {
    before.putIfAbsent(name, new ArrayList<>(edited.headers(name)));
    edited.headerRemove(name);
  }

  @Override
  public void set(HttpRequest edited, String name, String value) {
    remove(edited, name);
    edited.header(name, value);
  }
}
