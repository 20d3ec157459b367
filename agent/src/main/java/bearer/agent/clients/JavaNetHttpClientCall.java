package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The agent's side of {@link JavaNetHttpClient}. */
public final class JavaNetHttpClientCall implements JdkCall {
  private static final BiPredicate<String, String> ALL =
      new BiPredicate<String, String>() {
        @Override
        public boolean test(String name, String value) {
          return true;
        }
      };

  private final JavaNetHttpClientRefusal refusal = new JavaNetHttpClientRefusal();

  @Override
  public @Nullable Object replace(Object self, @Nullable Object value) throws IOException {
    return self instanceof HttpRequest
        ? outgoing((HttpRequest) self, value)
        : refusal.followUp(self, value);
  }

  @Override
  public int answer(Object self, int result) {
    return result;
  }

  private static @Nullable Object outgoing(HttpRequest request, @Nullable Object value)
      throws IOException {
    URI uri = request.uri();
    if (uri == null || uri.getHost() == null || "CONNECT".equals(request.method())) {
      return value;
    }
    HttpHeaders headers = (HttpHeaders) value;
    HeaderEdit edit =
        Bridge.outgoing(
            JavaNetHttpClient.CLIENT,
            uri.getScheme(),
            uri.getHost(),
            uri.getPort(),
            uri.getRawPath(),
            headers == null ? null : headers.firstValue("Authorization").orElse(null));
    if (headers == null) {
      return null; // only asked whether the call may go on
    }
    Bridge.sent(request, edit);
    return edit == null ? headers : edited(headers, edit);
  }

  private static HttpHeaders edited(HttpHeaders headers, HeaderEdit edit) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers.map());
    for (String name : edit.remove) {
      copy.remove(name);
    }
    if (edit.name != null) {
      copy.put(edit.name, Collections.singletonList(edit.value));
    }
    return HttpHeaders.of(copy, ALL);
  }
}
