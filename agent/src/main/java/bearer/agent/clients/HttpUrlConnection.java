package bearer.agent.clients;

/**
 * HttpURLConnection and HttpsURLConnection (JDK 8 to 26), where {@code sun.net.www.http.HttpClient}
 * prints one request's head: every redirect, authentication retry and silent resend on a stale
 * connection passes {@code writeRequests} again. The header object that is printed is replaced by
 * an edited copy for exactly that call, so nothing is left to undo.
 */
final class HttpUrlConnection {
  static final ClientHook HOOK =
      ClientHook.receiver(
          "HttpURLConnection",
          "writeRequests",
          "sun/net/www/MessageHeader",
          "print",
          "sun.net.www.http.HttpClient");

  /**
   * Where the loop over redirects and authentication looks at the status, streaming modes included,
   * and where it asks whether a redirect is followed, which no 401 is: told that it is, the loop
   * sends the request again, with the body that it has kept.
   */
  static final ClientHook LOOP =
      ClientHook.answers(
          HOOK.client,
          "getInputStream0",
          "sun.net.www.protocol.http.HttpURLConnection",
          "sun/net/www/protocol/http/HttpURLConnection",
          "getResponseCode",
          "followRedirect");

  private HttpUrlConnection() {}
}
