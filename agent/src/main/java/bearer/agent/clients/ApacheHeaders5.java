package bearer.agent.clients;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;

/** What a request of HttpCore 5 holds. */
final class ApacheHeaders5 {
  private ApacheHeaders5() {}

  /** All values of a header, in order. */
  static List<String> all(HttpRequest request, String name) {
    List<String> values = new ArrayList<>();
    for (Header header : request.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }
}
