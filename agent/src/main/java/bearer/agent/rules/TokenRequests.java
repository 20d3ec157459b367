package bearer.agent.rules;

import bearer.agent.hop.Hop;
import bearer.agent.net.RequestTarget;
import org.jspecify.annotations.Nullable;

/**
 * Recognises requests of the application that ask for a token themselves, wherever that is: their
 * credentials are their own.
 */
final class TokenRequests {
  /** The ends of token URLs, those of the presets' providers among them; one end for all first. */
  private static final String END = "/token";

  private static final String[] ENDS = {"/oauth2/token", "/oauth/token", "/openid-connect/token"};

  private TokenRequests() {}

  static <R> boolean isOne(Hop<R> hop, R request) {
    return isAsked(hop.target(request)) || isPosted(hop, request);
  }

  static boolean isAsked(String target) {
    if (!RequestTarget.pathEndsWith(target, END)) {
      return false; // nearly all requests
    }
    for (String end : ENDS) {
      if (RequestTarget.pathEndsWith(target, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a form or JSON is posted with a user's name and password (RFC 6749 section 2.3.1). */
  static <R> boolean isPosted(Hop<R> hop, R request) {
    return hop.method(request).equalsIgnoreCase("POST")
        && hasBasic(hop, request)
        && isFormOrJson(hop.header(request, "Content-Type"));
  }

  private static <R> boolean hasBasic(Hop<R> hop, R request) {
    if (hop.header(request, Edits.AUTHORIZATION) != null) {
      for (String value : hop.headers(request, Edits.AUTHORIZATION)) {
        if (starts(value, "Basic ")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFormOrJson(@Nullable String type) {
    return type != null
        && (starts(type, "application/x-www-form-urlencoded") || starts(type, "application/json"));
  }

  private static boolean starts(String value, String start) {
    return value.regionMatches(true, 0, start, 0, start.length());
  }
}
