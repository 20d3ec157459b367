package bearer.agent.oauth;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent, but for where it goes. Holds secrets. */
final class HttpRequest {
  private static final String AUTHORIZATION = "Authorization";

  final String method;

  /** Null if there is no {@link #body}. */
  final @Nullable String contentType;

  final byte @Nullable [] body;

  /** Beside those that every request has. */
  final Map<String, String> headers;

  HttpRequest(
      String method,
      @Nullable String contentType,
      byte @Nullable [] body,
      Map<String, String> headers) {
    this.method = method;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  /** For what needs no proof of who asks. */
  static HttpRequest get() {
    return new HttpRequest("GET", null, null, Collections.<String, String>emptyMap());
  }

  /**
   * @param authorization null if the body says it all
   */
  static HttpRequest post(String contentType, byte[] body, @Nullable String authorization) {
    return new HttpRequest(
        "POST",
        contentType,
        body,
        authorization == null
            ? Collections.<String, String>emptyMap()
            : Collections.singletonMap(AUTHORIZATION, authorization));
  }

  /** The value of the {@code Authorization} header, or null. */
  @Nullable String authorization() {
    return headers.get(AUTHORIZATION);
  }
}
