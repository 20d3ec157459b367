package bearer.sandbox.app;

import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Request;
import java.util.List;

/**
 * With what a request says who it is from, in a form that anybody may see: no token, secret or key,
 * only fingerprints of them. Immutable.
 */
final class Proof {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_NAME = 60;

  /** One bearer token, good or not. */
  final boolean bearer;

  /** As it is shown; empty if there is nothing. */
  final String authorization;

  /** Fingerprints of the legacy headers; empty if there are none. */
  final String legacy;

  private Proof(boolean bearer, String authorization, String legacy) {
    this.bearer = bearer;
    this.authorization = authorization;
    this.legacy = legacy;
  }

  /** Of a call of an API. */
  static Proof ofCall(Request request, IssuedTokens issued) {
    List<String> all = request.headers("Authorization");
    String legacy = legacy(request);
    if (all.size() != 1) {
      return new Proof(false, all.isEmpty() ? "" : all.size() + " Authorization headers", legacy);
    }
    String only = all.get(0);
    return only.startsWith(BEARER)
        ? new Proof(true, token(only.substring(BEARER.length()), issued), legacy)
        : new Proof(false, only.startsWith("Basic ") ? "Basic" : "another scheme", legacy);
  }

  /** Of a request for a token: the client alone. */
  static Proof ofTokenRequest(Request request) {
    try {
      String id = ClientAuthentication.of(request).id();
      return new Proof(false, "client " + shortened(id), "");
    } catch (RuntimeException unreadable) { // Basic with something else behind it
      return new Proof(false, "unreadable", "");
    }
  }

  private static String token(String token, IssuedTokens issued) {
    String client = issued.clientOf(token);
    return Fingerprint.of(token) + (client.isEmpty() ? " of nobody" : " of " + shortened(client));
  }

  private static String legacy(Request request) {
    String key = first(request, PaymentApi.LEGACY_HEADER);
    String seller = first(request, "x-seller-token");
    return (key + (seller.isEmpty() ? "" : " seller " + seller)).trim();
  }

  private static String first(Request request, String header) {
    String value = request.header(header);
    return value == null ? "" : Fingerprint.of(value);
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }
}
