package bearer.sandbox;

import java.util.Base64;

/**
 * Who a token request says it is from, and with what it proves that (RFC 6749, 2.3; RFC 7523, 2.2).
 * What is not said is empty.
 */
public final class ClientAuthentication {
  private final String id;
  private final String secret;
  private final String assertion;

  private ClientAuthentication(String id, String secret, String assertion) {
    this.id = id;
    this.secret = secret;
    this.assertion = assertion;
  }

  /** Out of a Basic header, else out of the body. */
  public static ClientAuthentication of(Request request) {
    String authorization = request.header("Authorization");
    if (authorization != null && authorization.startsWith("Basic ")) {
      byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      return basic(Utf8.text(pair));
    }
    Parameters parameters = new Parameters(request);
    return new ClientAuthentication(
        parameters.get("client_id"),
        parameters.get("client_secret"),
        parameters.get("client_assertion"));
  }

  private static ClientAuthentication basic(String pair) {
    int colon = pair.indexOf(':');
    return new ClientAuthentication(
        Utf8.formDecoded(pair.substring(0, colon)),
        Utf8.formDecoded(pair.substring(colon + 1)),
        "");
  }

  public String id() {
    return id;
  }

  public String secret() {
    return secret;
  }

  /** A JWT that the client has signed. */
  public String assertion() {
    return assertion;
  }
}
