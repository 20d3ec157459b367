package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edit of headers that are the application's own, which is undone as soon as they are written:
 * what is new goes, and if anything was removed or replaced, all is put back in its order.
 */
final class NettyEdit implements Headers<HttpHeaders> {
  private final HttpHeaders headers;
  private final List<String> added = new ArrayList<>(2);
  private volatile @Nullable List<String> before; // names and values in turn

  NettyEdit(Edit edit, HttpHeaders headers) {
    this.headers = headers;
    try {
      edit.applyTo(headers, this);
    } catch (RuntimeException | Error half) { // both or neither
      undo();
      throw half;
    }
  }

  void undo() {
    List<String> all = before;
    if (all != null) {
      headers.clear();
      for (int i = 0; i < all.size(); i += 2) {
        headers.add(all.get(i), (Object) all.get(i + 1));
      }
    }
    for (String name : added) {
      headers.remove(name);
    }
  }

  @Override
  public void remove(HttpHeaders head, String name) {
    if (head.contains(name)) {
      remember();
      head.remove(name);
    }
  }

  @Override
  public void set(HttpHeaders head, String name, String value) {
    if (head.contains(name)) {
      remember();
    } else {
      added.add(name);
    }
    head.set(name, (Object) value);
  }

  private void remember() {
    if (before == null) {
      List<String> all = new ArrayList<>();
      for (Map.Entry<String, String> each : headers.entries()) {
        all.add(each.getKey());
        all.add(each.getValue());
      }
      before = all;
    }
  }
}
