package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edit of headers of Netty 4, of which only what it did is undone, and once. */
final class NettyHeaderEdit implements Headers<HttpHeaders> {
  private final Map<String, List<String>> before = new LinkedHashMap<>();

  /**
   * @param edit null if nothing is changed
   */
  NettyHeaderEdit(@Nullable Edit edit, HttpHeaders headers) {
    try {
      if (edit != null) {
        edit.applyTo(headers, this);
      }
    } catch (RuntimeException | Error half) { // both or neither
      undo(headers);
      throw half;
    }
  }

  void undo(HttpHeaders headers) {
    for (Map.Entry<String, List<String>> header : before.entrySet()) {
      if (header.getValue().isEmpty()) {
        headers.remove(header.getKey());
      } else {
        headers.set(header.getKey(), header.getValue());
      }
    }
    before.clear();
  }

  @Override
  public void remove(HttpHeaders headers, String name) {
    before.put(name, headers.getAll(name));
    headers.remove(name);
  }

  @Override
  public void set(HttpHeaders headers, String name, String value) {
    before.putIfAbsent(name, headers.getAll(name));
    headers.set(name, value);
  }
}
