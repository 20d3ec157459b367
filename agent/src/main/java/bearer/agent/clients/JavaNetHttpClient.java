package bearer.agent.clients;

/**
 * java.net.http.HttpClient (JDK 11 to 26; HTTP/1.1, HTTP/2, HTTP/3), where the user's headers of
 * one exchange are taken to be written. Redirects and retries are new exchanges; a redirect copies
 * the request's own headers, which never hold the edit. Elsewhere, as for a {@code CookieHandler},
 * the headers stay as the application made them.
 */
final class JavaNetHttpClient {
  static final String CLIENT = "java.net.http.HttpClient";

  /** The head of one exchange. */
  static final ClientHook HEADERS =
      ClientHook.result(
          CLIENT,
          "",
          "jdk/internal/net/http/HttpRequestImpl",
          "getUserHeaders",
          "java/net/http/HttpHeaders",
          "jdk.internal.net.http.Http1Request",
          "jdk.internal.net.http.Stream",
          "jdk.internal.net.http.Http3ExchangeImpl");

  /**
   * Before an exchange takes a connection from the pool: here a call that is to fail without a
   * token fails cleanly, and nothing is leased while a token is waited for.
   */
  static final ClientHook FILTERS =
      ClientHook.entry(CLIENT, "requestFilters", 1, "jdk.internal.net.http.MultiExchange");

  /**
   * Where an answer may bring about another request: null is replaced by one that is sent again as
   * for the client's own authentication.
   */
  static final ClientHook ANSWERED =
      ClientHook.returned(
          CLIENT,
          "responseFilters",
          1,
          "jdk/internal/net/http/HttpRequestImpl",
          "jdk.internal.net.http.MultiExchange");

  private JavaNetHttpClient() {}
}
