package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What the thread that writes a head is given once, when it makes it of a request's headers. */
final class JerseyJdkEdit implements Headers<Map<Object, Object>> {
  private final Edit edit;
  private final Object request;
  private volatile boolean taken;

  JerseyJdkEdit(Edit edit, Object request) {
    this.edit = edit;
    this.request = request;
  }

  Object insteadOf(Object of, Map<?, ?> headers) {
    if (of != request || taken) {
      return headers;
    }
    taken = true;
    Map<Object, Object> copy = new HashMap<>(headers);
    edit.applyTo(copy, this);
    return copy;
  }

  void mustBeTaken() {
    if (!taken) {
      throw new IllegalStateException("a head was made of other headers");
    }
  }

  @Override
  public void remove(Map<Object, Object> headers, String name) {
    headers.keySet().removeIf(key -> name.equalsIgnoreCase((String) key));
  }

  @Override
  public void set(Map<Object, Object> headers, String name, String value) {
    remove(headers, name);
    headers.put(name, Collections.singletonList(value));
  }
}
