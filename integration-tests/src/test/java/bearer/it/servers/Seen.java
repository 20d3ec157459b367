package bearer.it.servers;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as a server received it: the path with its query, header names in lower case. */
public record Seen(
    String method, String path, String protocol, Map<String, List<String>> headers, String body) {
  public static Seen of(Request request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.put(header.key().toLowerCase(Locale.ROOT), header.values());
    }
    return new Seen(
        request.getMethod().value(),
        request.getUrl(),
        request.getProtocol(),
        headers,
        request.getBodyAsString());
  }

  static Seen of(bearer.sandbox.Request request) {
    Map<String, List<String>> headers = new TreeMap<>();
    request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Seen(request.method(), request.target(), "HTTP/1.1", headers, request.body());
  }

  public List<String> all(String header) {
    return headers.getOrDefault(header, List.of());
  }

  public List<String> authorization() {
    return all("authorization");
  }
}
