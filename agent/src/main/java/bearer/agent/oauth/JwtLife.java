package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;

/**
 * How long a token lives by what stands in it, if it is a JWT (RFC 7519 section 4.1): {@code exp}
 * less {@code iat}, both by the server's clock. Nothing else of it is looked at or believed.
 */
final class JwtLife {
  /** For tokens that do not say. */
  static final double UNKNOWN = Double.POSITIVE_INFINITY;

  private JwtLife() {}

  /** Seconds, more than 0. */
  static double seconds(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first < 0 || token.indexOf('.', first + 1) != last) {
      return UNKNOWN;
    }
    try {
      return ofClaims(Base64.getUrlDecoder().decode(token.substring(first + 1, last)));
    } catch (IOException | IllegalArgumentException noJwt) {
      return UNKNOWN;
    }
  }

  /** Whether the middle of its three parts is JSON. */
  static boolean isJwt(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first < 0 || first == last || token.indexOf('.', first + 1) != last) {
      return false;
    }
    byte[] claims;
    try {
      claims = Base64.getUrlDecoder().decode(token.substring(first + 1, last));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
    return claims.length > 0 && claims[0] == '{';
  }

  private static double ofClaims(byte[] claims) throws IOException {
    double issued = Double.NaN;
    double ends = Double.NaN;
    try (JsonParser json = Json.factory().createParser(claims)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return UNKNOWN;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean number = json.nextToken().isNumeric();
        if (number && name.equals("iat")) {
          issued = json.getDoubleValue();
        } else if (number && name.equals("exp")) {
          ends = json.getDoubleValue();
        }
        json.skipChildren();
      }
    }
    double life = ends - issued;
    return life > 0 ? life : UNKNOWN;
  }
}
