package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As {@link NettyEdit}, of headers of Netty 3. */
final class Netty3Edit implements Headers<Netty3Headers> {
  private final Netty3Headers headers;
  private final List<String> added = new ArrayList<>(2);
  private volatile @Nullable List<String> before; // names and values in turn

  Netty3Edit(Edit edit, Netty3Headers headers) {
    this.headers = headers;
    try {
      edit.applyTo(headers, this);
    } catch (RuntimeException | Error half) { // both or neither
      undo();
      throw half;
    }
  }

  void undo() {
    for (String name : added) {
      headers.remove(name);
    }
    List<String> all = before;
    if (all != null) {
      headers.clear();
      for (int i = 0; i < all.size(); i += 2) {
        headers.add(all.get(i), all.get(i + 1));
      }
    }
  }

  @Override
  public void remove(Netty3Headers head, String name) {
    if (!head.all(name).isEmpty()) {
      remember();
      head.remove(name);
    }
  }

  @Override
  public void set(Netty3Headers head, String name, String value) {
    if (head.all(name).isEmpty()) {
      added.add(name);
    } else {
      remember();
    }
    head.set(name, value);
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
